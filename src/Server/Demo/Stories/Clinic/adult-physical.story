story: adult-physical
title: Annual physical of a healthy adult
setting: outpatient
service: Family Medicine
age: 20-64
weight: 9
reason: Annual physical
never: 140

[values]
sbp = 112..128
wt = 58..84
ldl = 82..118

[codes]
Z00.00 | | Encounter for general adult medical examination without abnormal findings | Annual examination, no abnormal findings
Z23 | | Encounter for immunization | Influenza vaccine given

[vaccines]
+00:35 | 140 | Influenza, split virus, trivalent, PF

[results +00:08 85353-1 Vital signs]
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 76 | mm[Hg] | 60-90
8867-4 | Heart rate | 68 | /min | 60-100
29463-7 | Body weight | {wt} | kg | 

[results +00:25 24331-1 Lipid panel]
2093-3 | Cholesterol, total | 178 | mg/dL | <200
13457-7 | LDL cholesterol | {ldl} | mg/dL | <130

[document +00:40 34108-1 by author]
ANNUAL PHYSICAL

Feels well. {Runs twice a week|Swims|Cycles to work|Little exercise}. Sleeps well, mood good, alcohol little. No
symptoms. {sbp}/76, weight {wt} kg. Head to toe normal. Lipids fine.
Annual examination, no abnormal findings. Influenza vaccine given. Screening as by age up to date. Next year.

{author}
