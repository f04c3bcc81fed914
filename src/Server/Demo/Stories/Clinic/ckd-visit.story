story: ckd-visit
title: Diabetic kidney disease stage 4, nephrology visit
setting: outpatient
service: Nephrology
age: 52-84
weight: 3
reason: Kidney follow-up

[values]
creat = 2.6..3.1
k = 4.8..5.3
acr = 620..1180
hgb = 9.8..10.6

[codes]
E11.22 | | Type 2 diabetes mellitus with diabetic chronic kidney disease | diabetic kidney disease
I12.9 | | Hypertensive chronic kidney disease with stage 1 through stage 4 chronic kidney disease, or unspecified chronic kidney disease | hypertensive chronic kidney disease
N18.4 | | Chronic kidney disease, stage 4 (severe) | Chronic kidney disease stage 4
D63.1 | | Anemia in chronic kidney disease | anemia of chronic kidney disease
Z79.4 | | Long term (current) use of insulin | insulin glargine 20 units

[problems]
E11.22 | 15 | Type 2 diabetes with diabetic kidney disease
I12.9 | 17 | Hypertensive chronic kidney disease
N18.4 | 1 | Chronic kidney disease stage 4
D63.1 | 1 | Anemia of chronic kidney disease

[medications]
home | insulin glargine 100 units/mL injection | 20 units under the skin at bedtime
home | losartan potassium 100 mg tablet | 1 tablet by mouth once daily | 979480
home | furosemide 40 mg tablet | 1 tablet by mouth twice daily | 313988
discharge | epoetin alfa 4000 units injection | under the skin once a week

[results +00:10 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 142 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 78 | mm[Hg] | 60-90
29463-7 | Body weight | 84 | kg | 

[results +00:30 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | {k} | mmol/L | 3.5-5.1
1963-8 | Bicarbonate | 21 | mmol/L | 22-29

[results +00:30 9318-7 Albumin/creatinine ratio, urine]
9318-7 | Albumin/Creatinine in urine | {acr} | mg/g | <30

[results +00:30 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-17.0

[document +00:50 34108-1 by author]
NEPHROLOGY CLINIC

{mr} {last} with diabetic kidney disease and hypertensive chronic kidney disease. Creatinine {creat} (2.3 half a
year ago): Chronic kidney disease stage 4. No itch, no nausea, ankles pit at night. Losartan 100 mg, furosemide,
insulin glargine 20 units.
anemia of chronic kidney disease, hemoglobin {hgb}, iron stores full: epoetin weekly. Potassium {k}: list of foods.
Talked about dialysis at home, at a center, and transplant: vein mapping of the left arm, no needle there. Six weeks.

{author}
