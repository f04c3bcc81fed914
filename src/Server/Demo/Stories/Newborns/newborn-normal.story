story: newborn-normal
title: Healthy newborn
setting: newborn
service: Paediatrics
mother: vaginal-delivery preeclampsia-induction postpartum-hemorrhage
age: 0-0
weight: 10
stay: 2
reason: Newborn
disposition: 01
drg: 795

[values]
weight = 2980..3860
bili = 5.1..7.4
length = 48..52

[codes]
Z38.00 | | Single liveborn infant, delivered vaginally | single liveborn, vaginal birth
Z23 | | Encounter for immunization | hepatitis B vaccine given

[medications]
inpatient | phytonadione 1 mg injection | 1 mg intramuscularly once
inpatient | erythromycin 0.5 % eye ointment | both eyes once

[vaccines]
+1d10:00 | 08 | Hepatitis B, adolescent or pediatric

[results +00:30 85353-1 Vital signs]
8310-5 | Body temperature | 36.8 | Cel | 36.5-37.5
8867-4 | Heart rate | 142 | /min | 100-160
9279-1 | Respiratory rate | 44 | /min | 30-60
29463-7 | Body weight | {weight} | g | 
8302-2 | Body length | {length} | cm | 

[results +1d12:00 1975-2 Bilirubin]
1975-2 | Bilirubin, total | {bili} | mg/dL | <12

[document +04:00 34117-2 by attending]
NEWBORN EXAMINATION

Term, single liveborn, vaginal birth, {weight} g, {length} cm, Apgar 8 and 9. Group B screen of the mother negative.
Cried at once.
Pink, fontanelle flat, red reflex both eyes, palate whole, no murmur, hips stable, spine straight, normal term
genitals. Moro equal.
Healthy term newborn. Rooming in. Vitamin K and eye ointment given.

{attending}

[document +2d08:30 18842-5 by attending]
NEWBORN DISCHARGE SUMMARY

Healthy term newborn: single liveborn, vaginal birth. Nurses every two to three hours, stools and wets. Bilirubin {bili} on the second day, low risk. Hearing passed both sides, heart screen passed, metabolic
screen sent, hepatitis B vaccine given. Pediatrician in two days. Back to sleep, own cot.

{attending}
