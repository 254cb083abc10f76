-- Table 四 of one year for every body, counted from the journal alone: body, kind, column, number.
--
-- Counted are the disputes that were alive in the year: brought by 31 December and not decided
-- before 1 January. 结果纠正 is 撤销, 变更, 确认违法或无效, 责令履行; 其他结果 is what ended without
-- a decision on the matter. 尚未审结 is what was not decided by 31 December: also what is appealed,
-- or sent back to the court below. Retrial changes nothing; 驳回上诉 leaves the result before it.
WITH annulled AS (
    SELECT body_id, CAST(text::json -> 'payload' ->> 'number' AS bigint) AS number
    FROM journal_entry
    WHERE kind = 'dispute.annulled' AND recorded_at <= %(until)s
),
said AS (
    SELECT entry.subject, entry.number, entry.kind, CAST(entry.happened_on AS text) AS day,
        entry.body_id, entry.text::json -> 'payload' AS payload
    FROM journal_entry AS entry
    LEFT JOIN annulled ON annulled.body_id = entry.body_id AND annulled.number = entry.number
    WHERE entry.subject_kind = 'dispute' AND entry.recorded_at <= %(until)s
        AND annulled.number IS NULL
),
-- The day of the application or suit, as it was put right last.
days AS (
    SELECT subject, COALESCE(payload ->> 'filed', day) AS day,
        ROW_NUMBER() OVER (PARTITION BY subject ORDER BY number DESC) AS place
    FROM said
    WHERE kind = 'dispute.filed' OR (kind = 'dispute.amended' AND payload ->> 'filed' IS NOT NULL)
),
retried AS (
    SELECT subject, MIN(day) AS day, MIN(number) AS number
    FROM said WHERE kind = 'dispute.retried' GROUP BY subject
),
steps AS (
    SELECT said.subject, said.kind, said.day, payload ->> 'ruling' AS ruling,
        ROW_NUMBER() OVER (PARTITION BY said.subject ORDER BY said.day DESC, said.number DESC)
            AS back
    FROM said LEFT JOIN retried ON retried.subject = said.subject
    WHERE said.kind IN ('dispute.concluded', 'dispute.appealed')
        AND (retried.day IS NULL OR said.day < retried.day
            OR (said.day = retried.day AND said.number < retried.number))
),
-- What a decision leaves in force is the last one before it that decided anything itself.
decided AS (
    SELECT subject, ruling, ROW_NUMBER() OVER (PARTITION BY subject ORDER BY back) AS place
    FROM steps WHERE kind = 'dispute.concluded' AND ruling <> 'affirmed'
),
cases AS (
    SELECT filed.body_id, filed.payload ->> 'dispute' AS kind, days.day AS filed,
        CASE
            WHEN ended.kind = 'dispute.concluded' AND decided.ruling <> 'remanded' THEN ended.day
        END AS ended,
        CASE
            WHEN decided.ruling IN ('sustained', 'claim_rejected') THEN 'upheld'
            WHEN decided.ruling IN (
                'revoked', 'partly_revoked', 'changed', 'unlawful', 'void', 'must_perform'
            ) THEN 'overturned'
            ELSE 'other_result'
        END AS result
    FROM said AS filed
    JOIN days ON days.subject = filed.subject AND days.place = 1
    LEFT JOIN steps AS ended ON ended.subject = filed.subject AND ended.back = 1
    LEFT JOIN decided ON decided.subject = filed.subject AND decided.place = 1
    WHERE filed.kind = 'dispute.filed'
        AND filed.subject NOT IN (SELECT subject FROM said WHERE kind = 'dispute.struck')
),
placed AS (
    SELECT body_id, kind, CASE WHEN ended <= %(last)s THEN result ELSE 'pending' END AS result
    FROM cases
    WHERE filed <= %(last)s AND (ended IS NULL OR ended >= %(first)s)
)
SELECT body_id, kind, result, COUNT(*) FROM placed GROUP BY body_id, kind, result
UNION ALL
SELECT body_id, kind, 'total', COUNT(*) FROM placed GROUP BY body_id, kind
