story: vaginal-delivery
title: Term vaginal delivery with a second-degree tear
setting: inpatient
service: Obstetrics
sex: F
age: 19-41
weight: 5
stay: 2
reason: Labor at term
drg: 807

[values]
hgb = 11.1..12.9
weight = 3050..3890

[codes]
O70.1 | N | Second degree perineal laceration during delivery | second-degree perineal tear
Z37.0 | | Single live birth | single liveborn
Z3A.39 | | 39 weeks gestation of pregnancy | 39 weeks
10E0XZZ | day 0 | Delivery of products of conception, external approach | Spontaneous vaginal delivery
0KQM0ZZ | day 0 | Repair perineum muscle, open approach | tear of the perineal muscle was repaired

[allergies]
Latex | contact rash | mild

[medications]
home | prenatal vitamin tablet | 1 tablet by mouth once daily
inpatient | oxytocin 30 units in 500 mL | by infusion after delivery of the placenta
discharge | ibuprofen 600 mg tablet | 1 tablet by mouth every 6 hours as needed | 197806

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.8 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 118 | mm[Hg] | 90-140
8867-4 | Heart rate | 84 | /min | 60-100

[results +00:50 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 11.0-16.0
777-3 | Platelets | 232 | 10*3/uL | 150-400

[document +01:00 34117-2 by attending]
LABOR ADMISSION NOTE

{name}, {age}, {first pregnancy|second pregnancy}, 39 weeks and 2 days by first-trimester ultrasound. Contractions
every four minutes since
early morning, membranes intact. Pregnancy without complication; group B streptococcus screen negative.

EXAMINATION: Cervix 5 cm, vertex, heart rate tracing category one.
PLAN: Expectant management of labor. Epidural on request.

{attending}

[document +08:30 15508-5 by attending]
DELIVERY NOTE

Spontaneous vaginal delivery of a single liveborn infant of {weight} g at 39 weeks, Apgar scores 8 and 9, cord
around the neck once and
reduced. Placenta delivered whole. There was a second-degree perineal tear; the tear of the perineal muscle was
repaired with absorbable
suture under epidural. Blood loss 280 mL. Mother and infant well, skin to skin.

{attending}

[document +2d10:00 18842-5 by attending]
POSTPARTUM DISCHARGE SUMMARY

Delivered {day}: spontaneous vaginal delivery, single liveborn, 39 weeks, second-degree perineal tear repaired.
Postpartum course normal, nursing
well. Discharged home with the infant; visit in three weeks.

{attending}
