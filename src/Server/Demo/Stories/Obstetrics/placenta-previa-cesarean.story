story: placenta-previa-cesarean
title: Bleeding placenta previa at 32 weeks, cesarean
setting: inpatient
service: Obstetrics
sex: F
age: 22-42
weight: 1
stay: 4
reason: Bleeding in pregnancy
arrives: 10-11
disposition: 01
drg: 786

[values]
hgb = 10.2..10.9
hgb2 = 7.0..7.6
loss = 1200..1500

[codes]
O44.13 | Y | Complete placenta previa with hemorrhage, third trimester | complete placenta previa with hemorrhage
O90.81 | N | Anemia of the puerperium | acute blood loss anemia
D62 | N | Acute posthemorrhagic anemia | acute blood loss anemia
O60.14X0 | Y | Preterm labor third trimester with preterm delivery third trimester, not applicable or unspecified | preterm contractions with delivery at 32 weeks
Z37.0 | | Single live birth | single live infant
Z3A.32 | | 32 weeks gestation of pregnancy | 32 weeks
10D00Z1 | day 0 | Extraction of products of conception, low, open approach | Low transverse cesarean

[medications]
home | prenatal vitamin tablet | 1 tablet by mouth once daily
inpatient | betamethasone 12 mg injection | 12 mg intramuscularly, second dose of two
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
inpatient | oxytocin 40 units in 1 L | by infusion
discharge | ferrous sulfate 325 mg tablet | 1 tablet by mouth twice daily | 310325

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 104 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 62 | mm[Hg] | 60-90
8867-4 | Heart rate | 112 | /min | 60-100

[results +00:30 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 11.0-16.0
777-3 | Platelets | 232 | 10*3/uL | 150-400

[results +1d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb2} | g/dL | 11.0-16.0
777-3 | Platelets | 176 | 10*3/uL | 150-400

[document +00:50 34117-2 by attending]
LABOR AND DELIVERY ADMISSION

{name}, {age}, 32 weeks and 3 days, known complete placenta previa, second bleed: soaked four pads in an hour,
contractions every six minutes. First
betamethasone a day ago in the clinic after the first bleed; second now. 104/62, 112. Tracing category two. Scan:
placenta over the os.
complete placenta previa with hemorrhage, preterm contractions with delivery at 32 weeks unavoidable: bleeding does
not stop. Cesarean.

{attending}

[document +02:20 11504-8 by obstetrician]
CESAREAN REPORT

Low transverse cesarean for complete placenta previa with hemorrhage. General anesthesia, {anaesthetist}. single
live infant, 1,810 g, Apgar 6 and 8, to the
neonatal team. Placenta over the os, came away whole; bed oversewn. Loss {loss} mL. Tranexamic acid. No hysterectomy.

{obstetrician}

[document +1d09:00 11506-3 by attending]
Day 1. Hemoglobin {hgb2}: acute blood loss anemia, iron by vein, no transfusion, no dizziness. Went to see the
infant in the NICU. Pumping.
{attending}

[document +4d10:00 18842-5 by attending]
POSTPARTUM DISCHARGE SUMMARY

complete placenta previa with hemorrhage at 32 weeks; Low transverse cesarean {day}, single live infant, now in the
NICU. acute blood loss anemia, {hgb2}. Iron twice
daily. Wound dry. Pump rented. Visit in two weeks.

{attending}
