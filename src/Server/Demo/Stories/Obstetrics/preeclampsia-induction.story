story: preeclampsia-induction
title: Severe preeclampsia, induction and vaginal birth
setting: inpatient
service: Obstetrics
sex: F
age: 19-42
weight: 2
stay: 4
reason: Headache and high pressure in pregnancy
disposition: 01
drg: 806

[values]
sbp = 168..178
plt = 92..98
ast = 82..128
prot = 0.6..1.4
weight = 2580..3140

[codes]
O14.14 | Y | Severe pre-eclampsia complicating childbirth | Severe preeclampsia
O99.12 | Y | Other diseases of the blood and blood-forming organs and certain disorders involving the immune mechanism complicating childbirth | thrombocytopenia
D69.6 | Y | Thrombocytopenia, unspecified | thrombocytopenia
Z37.0 | | Single live birth | single liveborn
Z3A.37 | | 37 weeks gestation of pregnancy | 37 weeks
10E0XZZ | day 1 | Delivery of products of conception, external approach | Vaginal delivery
3E033VJ | day 0 | Introduction of other hormone into peripheral vein, percutaneous approach | induced with oxytocin
3E0P7VZ | day 0 | Introduction of hormone into female reproductive, via natural or artificial opening | Dinoprostone insert in the vagina
10907ZC | day 1 | Drainage of amniotic fluid, therapeutic from products of conception, via natural or artificial opening | membranes were ruptured

[medications]
home | prenatal vitamin tablet | 1 tablet by mouth once daily
inpatient | magnesium sulfate infusion | 4 g then 2 g per hour
inpatient | labetalol 20 mg injection | 20 mg, then 40 mg intravenously
inpatient | oxytocin 30 units in 500 mL | by infusion
discharge | nifedipine extended release 30 mg tablet | 1 tablet by mouth once daily | 198034

[results +00:05 85353-1 Vital signs]
8310-5 | Body temperature | 36.8 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 112 | mm[Hg] | 60-90
8867-4 | Heart rate | 88 | /min | 60-100

[results +00:40 58410-2 Complete blood count]
718-7 | Hemoglobin | 12.2 | g/dL | 11.0-16.0
777-3 | Platelets | {plt} | 10*3/uL | 150-400

[results +00:42 24323-8 Comprehensive metabolic panel]
2160-0 | Creatinine | 0.9 | mg/dL | 0.4-0.9
1920-8 | Aspartate aminotransferase | {ast} | U/L | 10-40
1742-6 | Alanine aminotransferase | 96 | U/L | 7-56

[results +01:00 2890-2 Protein/creatinine ratio, urine]
2890-2 | Protein/Creatinine in urine | {prot} | mg/mg | <0.3

[results +3d06:00 58410-2 Complete blood count]
777-3 | Platelets | 152 | 10*3/uL | 150-400
718-7 | Hemoglobin | 10.8 | g/dL | 11.0-16.0

[document +01:10 34117-2 by attending]
LABOR AND DELIVERY ADMISSION

{age}, second pregnancy, one vaginal birth before. 37 weeks and 3 days. Headache with sparks before the eyes since
morning. First pressure {sbp}/112, again 166/110 after
fifteen minutes. Pressures normal until 34 weeks. Reflexes brisk, two beats of clonus, liver edge tender. Fetal
tracing category one.
Platelets {plt}, AST {ast}, protein ratio {prot}.

Severe preeclampsia (pressure, symptoms, platelets, liver). Low platelets: thrombocytopenia with preeclampsia, above
80: epidural allowed.
Magnesium, labetalol, deliver. Cervix 2 cm, 50 percent: Dinoprostone insert in the vagina, to be induced with
oxytocin after.

{attending}

[document +1d06:40 15508-5 by attending]
DELIVERY NOTE

Dinoprostone out at 8 hours; induced with oxytocin; membranes were ruptured at 5 cm, clear. Epidural. Vaginal
delivery of a single liveborn, {weight} g, Apgar 8/9. Intact
perineum. Placenta whole. Blood loss 300 mL. Magnesium goes on for 24 hours.

{attending}

[document +2d09:00 11506-3 by midwife]
No headache, pressure 148/92, urine 80 mL/h, reflexes normal. Magnesium off at 07:00. Nifedipine started. {midwife}

[document +4d09:30 18842-5 by attending]
POSTPARTUM DISCHARGE SUMMARY

Severe preeclampsia at 37 weeks with thrombocytopenia (152 today). Induction; Vaginal delivery {day+1}, single
liveborn. Magnesium 24 hours after birth.
Nifedipine 30 mg; cuff given; pressure check in 72 hours. Headache or above 160/110: come at once. Low-dose aspirin
in a next pregnancy.

{attending}
