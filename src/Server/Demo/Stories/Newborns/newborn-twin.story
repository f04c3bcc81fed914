story: newborn-twin
title: Twin newborn, late preterm
setting: newborn
service: Paediatrics
mother: twin-cesarean
age: 0-0
weight: 1
stay: 3
reason: Newborn
disposition: 01
drg: 791

[values]
weight = 2180..2480
glu = 36..39
bili = 7.0..9.2

[codes]
Z38.31 | | Twin liveborn infant, delivered by cesarean | twin liveborn, cesarean birth
P07.39 | Y | Preterm newborn, gestational age 36 completed weeks | 36 weeks
P07.18 | Y | Other low birth weight newborn, 2000-2499 grams | low birth weight, {weight} g
P70.4 | Y | Other neonatal hypoglycemia | neonatal hypoglycemia

[medications]
inpatient | phytonadione 1 mg injection | 1 mg intramuscularly once
inpatient | dextrose 40 % oral gel | 0.5 mL/kg inside the cheek, twice

[results +00:30 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.5-37.5
8867-4 | Heart rate | 144 | /min | 100-160
9279-1 | Respiratory rate | 50 | /min | 30-60
29463-7 | Body weight | {weight} | g | 

[results +02:00 2345-7 Glucose]
2345-7 | Glucose | {glu} | mg/dL | 45-100

[results +06:00 2345-7 Glucose]
2345-7 | Glucose | 58 | mg/dL | 45-100

[results +2d06:00 1975-2 Bilirubin]
1975-2 | Bilirubin, total | {bili} | mg/dL | <12

[document +03:00 34117-2 by attending]
NEWBORN EXAMINATION

twin liveborn, cesarean birth at 36 weeks and 2 days, low birth weight, {weight} g, Apgar 8 and 9. Small, pink,
lively; exam normal.
Glucose {glu} at two hours, no symptoms: neonatal hypoglycemia. Gel twice and a feed; 58 at six hours. Feeds every
three hours.

{attending}

[document +3d09:30 18842-5 by attending]
NEWBORN DISCHARGE SUMMARY

twin liveborn, cesarean birth, 36 weeks, low birth weight, {weight} g. neonatal hypoglycemia on the first day, none
since. Bilirubin {bili}.
Car seat passed, hearing passed. Goes home with the other twin. Weight check in two days.

{attending}
