story: hypertension-visit
title: Hypertension and hyperlipidemia, office visit
setting: outpatient
service: Family Medicine
age: 38-84
weight: 12
reason: Blood pressure check

[values]
sbp = 142..158
ldl = 96..138
wt = 70..98

[codes]
I10 | | Essential (primary) hypertension | Essential hypertension, above goal
E78.00 | | Pure hypercholesterolemia, unspecified | Pure hypercholesterolemia

[problems]
I10 | 6 | Essential hypertension
E78.00 | 5 | Pure hypercholesterolemia

[medications]
home | lisinopril 10 mg tablet | 1 tablet by mouth once daily | 314076
home | atorvastatin 20 mg tablet | 1 tablet by mouth at night | 617310
discharge | lisinopril 20 mg tablet | 1 tablet by mouth once daily | 314077

[results +00:08 85353-1 Vital signs]
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 92 | mm[Hg] | 60-90
8867-4 | Heart rate | 72 | /min | 60-100
29463-7 | Body weight | {wt} | kg | 

[results +00:30 24331-1 Lipid panel]
2093-3 | Cholesterol, total | 208 | mg/dL | <200
13457-7 | LDL cholesterol | {ldl} | mg/dL | <100

[results +00:30 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.3 | mmol/L | 3.5-5.1

[document +00:45 34108-1 by author]
OFFICE VISIT

S: Feels well, home readings 140 to 155. Takes the tablets most days, {misses weekends|likes salty soup|started
walking with a neighbour}. No cough, no swelling.
O: {sbp}/92, second reading 150/90. Regular, lungs clear, no edema. LDL {ldl}.
A: 1. Essential hypertension, above goal. 2. Pure hypercholesterolemia.
P: Lisinopril to 20 mg; chemistry in two weeks. Same statin. Salt, walking. Back in six weeks.

{author}
