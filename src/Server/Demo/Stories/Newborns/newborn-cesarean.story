story: newborn-cesarean
title: Healthy newborn after cesarean
setting: newborn
service: Paediatrics
mother: cesarean-breech
age: 0-0
weight: 4
stay: 3
reason: Newborn
disposition: 01
drg: 794

[values]
weight = 2950..3720
bili = 4.8..7.0

[codes]
Z38.01 | | Single liveborn infant, delivered by cesarean | single liveborn, cesarean birth
P22.1 | Y | Transient tachypnea of newborn | transient tachypnea of the newborn
Z23 | | Encounter for immunization | Hepatitis B vaccine given

[medications]
inpatient | phytonadione 1 mg injection | 1 mg intramuscularly once
inpatient | erythromycin 0.5 % eye ointment | both eyes once

[vaccines]
+2d10:00 | 08 | Hepatitis B, adolescent or pediatric

[results +00:30 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.5-37.5
8867-4 | Heart rate | 148 | /min | 100-160
9279-1 | Respiratory rate | 72 | /min | 30-60
59408-5 | Oxygen saturation | 95 | % | 90-100
29463-7 | Body weight | {weight} | g | 

[results +1d12:00 1975-2 Bilirubin]
1975-2 | Bilirubin, total | {bili} | mg/dL | <12

[document +01:30 18748-4 by radiologist]
CHEST, NEWBORN: streaky perihilar markings, fluid in the fissure. Heart normal. Fits retained lung fluid.
{radiologist}

[document +04:00 34117-2 by attending]
NEWBORN EXAMINATION

single liveborn, cesarean birth for breech, {weight} g, Apgar 8 and 9. Breathes 72 a minute without grunting, 95
percent in room air.
Hips: stable, ultrasound at six weeks because of breech. Rest normal.
transient tachypnea of the newborn, watch in the nursery, feed when below 60.

{attending}

[document +3d09:00 18842-5 by attending]
NEWBORN DISCHARGE SUMMARY

single liveborn, cesarean birth. transient tachypnea of the newborn, gone at nine hours without oxygen. Bilirubin
{bili}, low risk.
Hepatitis B vaccine given, hearing passed. Hip ultrasound at six weeks. Pediatrician in two days.

{attending}
