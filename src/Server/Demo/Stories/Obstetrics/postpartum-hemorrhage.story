story: postpartum-hemorrhage
title: Vaginal birth with atonic postpartum hemorrhage
setting: inpatient
service: Obstetrics
sex: F
age: 20-42
weight: 2
stay: 3
reason: Labor at term
disposition: 01
drg: 768

[values]
hgb = 11.2..12.4
hgb2 = 6.5..6.9
loss = 1400..1750
weight = 3680..4250

[codes]
O72.1 | N | Other immediate postpartum hemorrhage | Immediate postpartum hemorrhage from uterine atony
O90.81 | N | Anemia of the puerperium | acute blood loss anemia after birth
D62 | N | Acute posthemorrhagic anemia | acute blood loss anemia
O70.0 | N | First degree perineal laceration during delivery | first-degree perineal tear, not sutured
Z37.0 | | Single live birth | single liveborn
Z3A.40 | | 40 weeks gestation of pregnancy | 40 weeks
10E0XZZ | day 0 | Delivery of products of conception, external approach | Spontaneous vaginal delivery
0W3R7ZZ | day 0 | Control bleeding in genitourinary tract, via natural or artificial opening | balloon in the uterus stopped the bleeding
30233N1 | day 0 | Transfusion of nonautologous red blood cells into peripheral vein, percutaneous | two units of red cells

[medications]
home | prenatal vitamin tablet | 1 tablet by mouth once daily
inpatient | oxytocin 40 units in 1 L | by infusion
inpatient | methylergonovine 0.2 mg injection | 0.2 mg intramuscularly once
inpatient | tranexamic acid 1 g injection | 1 g intravenously over 10 minutes
discharge | ferrous sulfate 325 mg tablet | 1 tablet by mouth twice daily | 310325

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.9 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 122 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 74 | mm[Hg] | 60-90
8867-4 | Heart rate | 92 | /min | 60-100

[results +00:40 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 11.0-16.0
777-3 | Platelets | 218 | 10*3/uL | 150-400

[results +11:00 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb2} | g/dL | 11.0-16.0
777-3 | Platelets | 162 | 10*3/uL | 150-400

[results +11:05 3255-7 Fibrinogen]
3255-7 | Fibrinogen | 268 | mg/dL | 200-400

[results +2d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | 8.4 | g/dL | 11.0-16.0

[document +01:00 34117-2 by attending]
LABOR ADMISSION. {age}, third child, 40 weeks and 4 days, contractions every five minutes, 4 cm. Two quick births
before, no bleeding then. Estimated big baby. Pressure normal, no
asthma. No allergies. Expectant; two lines because of parity.
{attending}

[document +10:20 15508-5 by attending]
DELIVERY AND HEMORRHAGE NOTE

Spontaneous vaginal delivery, single liveborn, {weight} g, 40 weeks, Apgar 8/9. first-degree perineal tear,
not sutured. Placenta whole after seven minutes.
Twelve minutes after the birth heavy bleeding, uterus soft. Massage, oxytocin 40, methylergonovine, misoprostol, tranexamic acid. No retained
tissue by hand and ultrasound, cervix whole.
At minute 29 a balloon in the uterus stopped the bleeding, 350 mL. Weighed loss {loss} mL. Pulse 128, pressure 88/50 at
worst; two units of red cells.
DIAGNOSIS: Immediate postpartum hemorrhage from uterine atony.

{attending}

[document +1d09:00 11506-3 by attending]
Day 1. Balloon out at 06:00, dry. Hemoglobin {hgb2} before the second unit: acute blood loss anemia after birth.
Pressure 108/66, a little dizzy. Iron by vein once.
{attending}

[document +3d09:30 18842-5 by attending]
POSTPARTUM DISCHARGE SUMMARY

Spontaneous vaginal delivery {day}. Immediate postpartum hemorrhage from uterine atony, {loss} mL; balloon; two
units of red cells; acute blood loss anemia, 8.4 today.
Nurses well. Iron twice daily. Tell every future obstetrician. Visit in two weeks with blood count.

{attending}
