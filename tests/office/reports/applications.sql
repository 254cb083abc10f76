-- Table 三 of one year for every body, counted from the journal alone: body, row, column, number.
--
-- 新收: the receipt date (条例第三十一条) lies in the year. 上年结转: received before it and not
-- concluded before it. A result: the first reply, closing or withdrawal is of the year; an order to
-- reply anew is no second result. 结转下年度: received by 31 December, and not concluded by then.
-- What is merged into another application, or taken back at once, is none; what never got a receipt
-- date is not counted.
WITH annulled AS (
    SELECT body_id, CAST(text::json -> 'payload' ->> 'number' AS bigint) AS number
    FROM journal_entry
    WHERE kind = 'application.annulled' AND recorded_at <= %(until)s
),
said AS (
    SELECT entry.subject, entry.number, entry.kind, CAST(entry.happened_on AS text) AS day,
        entry.body_id, entry.text::json -> 'payload' AS payload
    FROM journal_entry AS entry
    LEFT JOIN annulled ON annulled.body_id = entry.body_id AND annulled.number = entry.number
    WHERE entry.subject_kind = 'application' AND entry.recorded_at <= %(until)s
        AND annulled.number IS NULL
),
letters AS (
    SELECT subject, body_id, day, payload ->> 'channel' AS channel
    FROM said WHERE kind = 'application.received'
),
-- Who applies, as the applicant said last.
classes AS (
    SELECT subject, payload ->> 'applicant_class' AS class,
        ROW_NUMBER() OVER (PARTITION BY subject ORDER BY number DESC) AS place
    FROM said WHERE kind IN ('application.received', 'application.amended')
),
confirmed AS (
    SELECT subject, MIN(day) AS day
    FROM said WHERE kind = 'application.confirmed' GROUP BY subject
),
-- The reply counts on the day on which it was signed for, if it was handed over; 撤回 is 其他.
ends AS (
    SELECT subject, COALESCE(payload ->> 'signed', day) AS day,
        COALESCE(payload ->> 'outcome', 'other_handling') AS outcome,
        ROW_NUMBER() OVER (PARTITION BY subject ORDER BY day, number) AS place
    FROM said
    WHERE kind IN ('application.replied', 'application.closed', 'application.withdrawn')
),
cases AS (
    SELECT letters.body_id, classes.class, ends.day AS ended, ends.outcome,
        CASE
            WHEN letters.channel IN ('counter', 'mail_signed', 'oral') THEN letters.day
            WHEN letters.channel IN ('mail_ordinary', 'fax') THEN confirmed.day
            WHEN kept.settings::json ->> 'online_receipt' = 'confirmation' THEN confirmed.day
            ELSE letters.day
        END AS received
    FROM letters
    JOIN applications_application AS kept ON kept.code = letters.subject
    JOIN classes ON classes.subject = letters.subject AND classes.place = 1
    LEFT JOIN confirmed ON confirmed.subject = letters.subject
    LEFT JOIN ends ON ends.subject = letters.subject AND ends.place = 1
    WHERE letters.subject NOT IN (
        SELECT subject FROM said WHERE kind IN ('application.merged', 'application.retracted')
    )
),
placed AS (
    SELECT body_id, 'received' AS line, class FROM cases
    WHERE received BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT body_id, 'carried_in', class FROM cases
    WHERE received < %(first)s AND (ended IS NULL OR ended >= %(first)s)
    UNION ALL
    SELECT body_id, outcome, class FROM cases
    WHERE received IS NOT NULL AND ended BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT body_id, 'concluded', class FROM cases
    WHERE received IS NOT NULL AND ended BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT body_id, 'carried_out', class FROM cases
    WHERE received <= %(last)s AND (ended IS NULL OR ended > %(last)s)
)
SELECT body_id, line, class, COUNT(*) FROM placed GROUP BY body_id, line, class
UNION ALL
SELECT body_id, line, 'total', COUNT(*) FROM placed GROUP BY body_id, line
