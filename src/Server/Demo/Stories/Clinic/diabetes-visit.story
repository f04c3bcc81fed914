story: diabetes-visit
title: Type 2 diabetes with neuropathy, office visit
setting: outpatient
service: Family Medicine
age: 40-85
weight: 8
reason: Diabetes follow-up

[values]
a1c = 7.9..9.4
glu = 158..232
ldl = 72..118
wt = 78..104

[codes]
E11.42 | | Type 2 diabetes mellitus with diabetic polyneuropathy | Type 2 diabetes with diabetic polyneuropathy
E11.65 | | Type 2 diabetes mellitus with hyperglycemia | with hyperglycemia
E78.5 | | Hyperlipidemia, unspecified | Hyperlipidemia
Z79.84 | | Long term (current) use of oral hypoglycemic drugs | metformin 1,000 mg twice daily

[problems]
E11.42 | 7 | Type 2 diabetes mellitus with diabetic polyneuropathy
E78.5 | 9 | Hyperlipidemia

[allergies]
Penicillin | hives | moderate

[medications]
home | metformin 1000 mg tablet | 1 tablet by mouth twice daily | 861004
home | atorvastatin 40 mg tablet | 1 tablet by mouth at night | 617311
discharge | empagliflozin 10 mg tablet | 1 tablet by mouth once daily | 1545658

[results +00:10 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 128 | mm[Hg] | 90-140
8867-4 | Heart rate | 76 | /min | 60-100
29463-7 | Body weight | {wt} | kg | 

[results +00:30 55399-0 Diabetes panel]
4548-4 | Hemoglobin A1c | {a1c} | % | 4.0-5.6
2345-7 | Glucose | {glu} | mg/dL | 70-99
13457-7 | LDL cholesterol | {ldl} | mg/dL | <100

[document +00:50 34108-1 by author]
OFFICE NOTE

SUBJECTIVE: {mr} {last} comes for diabetes. Numb feet at night as before, no ulcer. Takes metformin 1,000 mg twice
daily and atorvastatin. Walks
{twenty minutes a day|little of late|to work}.

OBJECTIVE: Pressure 128, weight {wt} kg. Monofilament not felt at both great toes; pulses present, skin whole. A1c
{a1c} percent, glucose {glu},
LDL {ldl}.

ASSESSMENT: 1. Type 2 diabetes with diabetic polyneuropathy, with hyperglycemia. 2. Hyperlipidemia.
PLAN: Add empagliflozin 10 mg. Eye examination due. Return in three months.

{author}
