story: twin-cesarean
title: Twins at 36 weeks, cesarean for labor with the first twin transverse
setting: inpatient
service: Obstetrics
sex: F
age: 21-42
weight: 1
stay: 3
reason: Labor with twins
disposition: 01
drg: 788

[values]
hgb = 10.4..10.9
wa = 2240..2480
wb = 2180..2460

[codes]
O60.14X1 | Y | Preterm labor third trimester with preterm delivery third trimester, fetus 1 | preterm labor at 36 weeks
O60.14X2 | Y | Preterm labor third trimester with preterm delivery third trimester, fetus 2 | preterm labor
O32.2XX1 | Y | Maternal care for transverse and oblique lie, fetus 1 | twin A in transverse lie
O30.043 | Y | Twin pregnancy, dichorionic/diamniotic, third trimester | dichorionic diamniotic twins
O99.02 | Y | Anemia complicating childbirth | iron deficiency anemia of pregnancy
D50.9 | Y | Iron deficiency anemia, unspecified | iron deficiency anemia
Z37.2 | | Twins, both liveborn | two live infants
Z3A.36 | | 36 weeks gestation of pregnancy | 36 weeks
10D00Z1 | day 0 | Extraction of products of conception, low, open approach | Low transverse cesarean

[medications]
home | prenatal vitamin tablet | 1 tablet by mouth once daily
home | ferrous sulfate 325 mg tablet | 1 tablet by mouth once daily | 310325
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
inpatient | oxytocin 30 units in 500 mL | by infusion after birth
discharge | ferrous sulfate 325 mg tablet | 1 tablet by mouth once daily | 310325
discharge | ibuprofen 200 mg tablet | 3 tablets by mouth every 6 hours | 310965

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | 36.8 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 124 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 74 | mm[Hg] | 60-90
8867-4 | Heart rate | 96 | /min | 60-100

[results +00:30 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 11.0-16.0
777-3 | Platelets | 204 | 10*3/uL | 150-400

[document +00:40 34117-2 by attending]
LABOR ADMISSION

{age}, dichorionic diamniotic twins, 36 weeks and 2 days, contractions every four minutes, 5 cm: preterm labor at 36
weeks, will not be stopped. Scan: twin A in transverse lie, twin B
vertex; both hearts good. iron deficiency anemia of pregnancy on iron, {hgb}. No allergies. Cesarean now.

{attending}

[document +02:10 11504-8 by obstetrician]
CESAREAN REPORT. Low transverse cesarean, spinal ({anaesthetist}). Twin A turned to breech and delivered, {wa} g,
Apgar 8/9; twin B vertex, {wb} g, 8/9: two live infants, to
the neonatal team, both to the nursery. Two placentas. Uterus firm. Loss 780 mL.
{obstetrician}

[document +1d09:00 11506-3 by midwife]
Up and about, pumps and nurses one at a time. Hemoglobin 9.6, no complaint. Wound dry. {midwife}

[document +3d10:00 18842-5 by attending]
POSTPARTUM DISCHARGE SUMMARY. dichorionic diamniotic twins, preterm labor at 36 weeks, twin A in transverse lie: Low
transverse cesarean {day}, two live infants. iron deficiency anemia. Both infants go
home with mother. Iron, ibuprofen. Wound in one week.
{attending}
