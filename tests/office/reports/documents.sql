-- 规章、行政规范性文件 of table 二: body, kind, column, number; nothing of what is not registered.
--
-- 制发: the date of the document lies in the year. 废止: its force was ended by a repeal in the
-- year. 现行有效: of a date until 31 December, and in force at the end of that day. An amendment
-- makes no new document and ends none; a document whose own term is over has expired, and is not
-- repealed.
WITH annulled AS (
    SELECT body_id, CAST(text::json -> 'payload' ->> 'number' AS bigint) AS number
    FROM journal_entry
    WHERE kind = 'document.annulled' AND recorded_at <= %(until)s
),
said AS (
    SELECT entry.subject, entry.number, entry.kind, entry.body_id, annulled.number AS gone,
        entry.text::json -> 'payload' AS payload,
        ROW_NUMBER() OVER (PARTITION BY entry.subject ORDER BY entry.number) AS place
    FROM journal_entry AS entry
    LEFT JOIN annulled ON annulled.body_id = entry.body_id AND annulled.number = entry.number
    WHERE entry.subject_kind = 'document' AND entry.kind <> 'document.refused'
        AND entry.recorded_at <= %(until)s
),
-- As it was described last. Without its first entry it is not there.
described AS (
    SELECT subject, body_id, payload,
        ROW_NUMBER() OVER (PARTITION BY subject ORDER BY number DESC) AS back
    FROM said
    WHERE gone IS NULL AND kind IN ('document.entered', 'document.put_right')
        AND subject NOT IN (SELECT subject FROM said WHERE place = 1 AND gone IS NOT NULL)
),
ends AS (
    SELECT subject, payload ->> 'on' AS day, payload ->> 'how' AS how,
        ROW_NUMBER() OVER (PARTITION BY subject ORDER BY payload ->> 'on', number) AS place
    FROM said WHERE gone IS NULL AND kind = 'document.ended' AND payload ->> 'how' <> 'amended'
),
documents AS (
    SELECT described.body_id, payload ->> 'kind' AS kind, payload ->> 'dated_on' AS dated,
        payload ->> 'valid_until' AS term, ends.day AS ended, ends.how
    FROM described LEFT JOIN ends ON ends.subject = described.subject AND ends.place = 1
    WHERE described.back = 1
),
placed AS (
    SELECT body_id, kind, 'issued' AS line, 1 AS number FROM documents
    WHERE dated BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT body_id, kind, 'repealed', 1 FROM documents
    WHERE how = 'repealed' AND ended BETWEEN %(first)s AND %(last)s
        AND (term IS NULL OR ended <= term)
    UNION ALL
    SELECT body_id, kind, 'in_force', 1 FROM documents
    WHERE dated <= %(last)s AND (ended IS NULL OR ended > %(last)s)
        AND (term IS NULL OR term >= %(last)s)
    -- Where such a register is kept, what is not in it is none.
    UNION ALL
    SELECT body_id, payload ->> 'kind', 'issued', 0 FROM said WHERE payload ->> 'kind' IS NOT NULL
    UNION ALL
    SELECT body_id, payload ->> 'kind', 'repealed', 0 FROM said WHERE payload ->> 'kind' IS NOT NULL
    UNION ALL
    SELECT body_id, payload ->> 'kind', 'in_force', 0 FROM said WHERE payload ->> 'kind' IS NOT NULL
)
SELECT body_id, kind, line, SUM(number) FROM placed GROUP BY body_id, kind, line
UNION ALL
-- Who has no power to make rules writes 0 (立法法第九十一条、第九十三条).
SELECT id, 'government_rules', line, 0
FROM bodies_body CROSS JOIN (
    SELECT 'issued' AS line UNION ALL SELECT 'repealed' UNION ALL SELECT 'in_force'
) AS lines
WHERE NOT (kind = 'government' AND level IN ('province', 'city'))
    AND NOT (level = 'state'
        AND kind IN ('department', 'judicial_department', 'vertical', 'authorised_organisation'))
