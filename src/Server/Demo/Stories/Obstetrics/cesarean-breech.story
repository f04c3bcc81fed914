story: cesarean-breech
title: Planned cesarean for breech presentation
setting: inpatient
service: Obstetrics
sex: F
age: 19-41
weight: 3
stay: 3
reason: Planned cesarean
disposition: 01
drg: 788

[values]
hgb = 11.4..12.8
hgb2 = 9.8..10.9
weight = 2950..3720

[codes]
O32.1XX0 | Y | Maternal care for breech presentation, not applicable or unspecified | frank breech presentation
Z37.0 | | Single live birth | single live infant
Z3A.39 | | 39 weeks gestation of pregnancy | 39 weeks
10D00Z1 | day 0 | Extraction of products of conception, low, open approach | Primary low transverse cesarean

[medications]
home | prenatal vitamin tablet | 1 tablet by mouth once daily
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
inpatient | oxytocin 30 units in 500 mL | by infusion after birth
discharge | ibuprofen 200 mg tablet | 3 tablets by mouth every 6 hours | 310965
discharge | ferrous sulfate 325 mg tablet | 1 tablet by mouth once daily | 310325

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 116 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 70 | mm[Hg] | 60-90
8867-4 | Heart rate | 86 | /min | 60-100

[results +00:30 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 11.0-16.0
777-3 | Platelets | 224 | 10*3/uL | 150-400

[results +1d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb2} | g/dL | 11.0-16.0

[document +00:50 34117-2 by attending]
OBSTETRIC ADMISSION

{name}, {age}, first pregnancy, 39 weeks and 1 day by early scan. frank breech presentation; version tried at 37
weeks without success. Pregnancy otherwise normal; group B
screen negative; blood type A positive. Prenatal vitamins. No allergies. Membranes whole, no contractions.
Ultrasound at the bedside: still breech, fluid normal.
Plan: Primary low transverse cesarean this morning, spinal.

{attending}

[document +03:00 11504-8 by obstetrician]
CESAREAN REPORT

Primary low transverse cesarean for frank breech presentation. Spinal, {anaesthetist}.
Pfannenstiel, bladder down, low transverse cut. Breech delivered by the usual maneuvers: single live infant,
{weight} g, Apgar 8 and 9, to the pediatric team, then skin to
skin. Placenta whole. Two-layer closure. Tubes and ovaries normal. Blood loss 640 mL by weight.

{obstetrician}

[document +03:10 34750-0 by anaesthetist]
Spinal: bupivacaine 12 mg, morphine 0.1 mg. Phenylephrine infusion, pressure held. ASA 2. Comfortable. {anaesthetist}

[document +1d09:00 11506-3 by midwife]
Day 1. Fundus firm, lochia small, wound dry. Hemoglobin {hgb2}, feels well. Nurses the baby on both sides. Catheter
out, walking.
{midwife}

[document +3d09:30 18842-5 by attending]
POSTPARTUM DISCHARGE SUMMARY

39 weeks, frank breech presentation: Primary low transverse cesarean {day}, single live infant, {weight} g. Recovery
normal. Home with infant. Ibuprofen, iron. Wound check
in one week, visit at three and at twelve weeks.

{attending}
