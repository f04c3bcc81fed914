story: newborn-jaundice
title: Newborn with ABO jaundice under phototherapy
setting: newborn
service: Paediatrics
mother: vaginal-delivery preeclampsia-induction postpartum-hemorrhage
age: 0-0
weight: 3
stay: 4
reason: Newborn
disposition: 01
drg: 794

[values]
weight = 2950..3620
bili = 15.2..17.4
bili2 = 10.1..11.6

[codes]
Z38.00 | | Single liveborn infant, delivered vaginally | single liveborn, vaginal birth
P55.1 | Y | ABO isoimmunization of newborn | ABO isoimmunization
6A600ZZ | day 1 | Phototherapy of skin, single | Phototherapy

[medications]
inpatient | phytonadione 1 mg injection | 1 mg intramuscularly once

[results +00:30 85353-1 Vital signs]
8310-5 | Body temperature | 36.9 | Cel | 36.5-37.5
8867-4 | Heart rate | 138 | /min | 100-160
9279-1 | Respiratory rate | 42 | /min | 30-60
29463-7 | Body weight | {weight} | g | 

[results +1d06:00 1975-2 Bilirubin]
1975-2 | Bilirubin, total | {bili} | mg/dL | <8

[results +1d06:10 882-1 Blood type]
882-1 | ABO and Rh group | A positive | | 
1007-4 | Direct antiglobulin test | positive | | negative

[results +3d06:00 1975-2 Bilirubin]
1975-2 | Bilirubin, total | {bili2} | mg/dL | <14

[document +03:00 34117-2 by attending]
NEWBORN EXAM. Term single liveborn, vaginal birth, {weight} g, Apgar 8/9. Mother O positive. Exam normal. Watch for
jaundice. {attending}

[document +1d08:00 11506-3 by attending]
Yellow to the thighs since this morning, bilirubin {bili}, baby A positive, direct antiglobulin positive: ABO
isoimmunization. Hemoglobin fine. Phototherapy, double, from now on; feeds every two hours. {attending}

[document +2d09:00 11506-3 by resident]
Bilirubin 13.0, falling. Lights go on. Weight down 6 percent. {resident}

[document +4d09:00 18842-5 by attending]
NEWBORN DISCHARGE SUMMARY. single liveborn, vaginal birth. Jaundice from ABO isoimmunization, peak {bili},
Phototherapy for two days, {bili2} yesterday and no rise after. Nurses well. Bilirubin and
blood count in two days with the pediatrician.
{attending}
