story: depression-visit
title: Depression follow-up, office visit
setting: outpatient
service: Psychiatry
age: 19-66
weight: 5
reason: Depression follow-up

[values]
phq = 9..13

[codes]
F33.1 | | Major depressive disorder, recurrent, moderate | Major depressive disorder, recurrent, moderate

[problems]
F33.1 | 4 | Major depressive disorder, recurrent, moderate

[medications]
home | escitalopram 10 mg tablet | 1 tablet by mouth once daily | 349332
discharge | escitalopram 20 mg tablet | 1 tablet by mouth once daily | 351250

[results +00:10 44261-6 PHQ-9]
44261-6 | PHQ-9 total score | {phq} | {score} | 0-4

[document +00:40 34108-1 by author]
PSYCHIATRY CLINIC

Six weeks on escitalopram 10 mg. Sleeps through, cooks again, still heavy in the morning, cries {at work|on
Sundays|over small things}. No thought of death. PHQ-9 {phq}, was 17. No nausea any more.
Neatly dressed, smiles once, thinking in order.
Major depressive disorder, recurrent, moderate: half better. Escitalopram 20 mg, therapy every week goes on. Four
weeks.

{author}
