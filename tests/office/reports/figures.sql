-- 处理决定数量 and 收费金额 of table 二: body, kind, sum; money in 分. Nothing where none was given.
--
-- Of each office and period the figure that was given last counts, if it was not taken back.
WITH annulled AS (
    SELECT body_id, CAST(text::json -> 'payload' ->> 'number' AS bigint) AS number
    FROM journal_entry
    WHERE kind = 'decision.annulled' AND recorded_at <= %(until)s
),
given AS (
    SELECT entry.body_id, entry.text::json -> 'payload' AS payload,
        ROW_NUMBER() OVER (PARTITION BY entry.subject ORDER BY entry.number DESC) AS back
    FROM journal_entry AS entry
    LEFT JOIN annulled ON annulled.body_id = entry.body_id AND annulled.number = entry.number
    WHERE entry.kind = 'decision.given' AND entry.recorded_at <= %(until)s
        AND annulled.number IS NULL
)
SELECT body_id, payload ->> 'kind', SUM(CAST(payload ->> 'value' AS bigint))
FROM given
WHERE back = 1 AND payload ->> 'first_on' >= %(first)s AND payload ->> 'last_on' <= %(last)s
GROUP BY body_id, payload ->> 'kind'
