story: gastroenteritis-rotavirus
title: Rotavirus gastroenteritis with dehydration
setting: inpatient
service: Paediatrics
age: 1-4
weight: 3
stay: 1
reason: Vomiting and diarrhea
never: 119
disposition: 01
drg: 392

[values]
bic = 14..16
wt = 9.4..15.2

[codes]
A08.0 | Y | Rotaviral enteritis | Rotavirus gastroenteritis
E86.0 | Y | Dehydration | moderate dehydration
E87.20 | Y | Acidosis, unspecified | metabolic acidosis

[medications]
inpatient | ondansetron 2 mg orally disintegrating tablet | 1 dose by mouth
inpatient | lactated Ringer solution | 20 mL/kg twice

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 38.0 | Cel | 36.1-37.8
8867-4 | Heart rate | 152 | /min | 80-130
29463-7 | Body weight | {wt} | kg | 

[results +00:45 51990-0 Basic metabolic panel]
1963-8 | Bicarbonate | {bic} | mmol/L | 20-28
2951-2 | Sodium | 137 | mmol/L | 135-145
2345-7 | Glucose | 74 | mg/dL | 70-99

[results +06:00 5880-0 Rotavirus antigen, stool]
5880-0 | Rotavirus antigen | positive | | negative

[document +01:20 34111-5 by emergency]
PEDS ED. {age} {boy}, vomited ten times and watery stools since yesterday, last wet diaper nine hours ago. Nursery
outbreak. No blood. Sunken eyes, dry mouth, refill 3 s, belly soft. Ondansetron then sips: vomited. Line, 20 mL/kg
twice. Bicarbonate {bic}.
{emergency}

[document +02:40 34117-2 by attending]
PEDIATRICS. Healthy till now, no rotavirus vaccine (late entry to the country). No allergies. moderate dehydration,
about 7 percent; metabolic acidosis from stool loss. Fluids through the night, breast or cup when wanted.
{attending}

[document +1d09:30 18842-5 by attending]
DISCHARGE SUMMARY. Rotavirus gastroenteritis (antigen positive) with moderate dehydration and metabolic acidosis,
corrected: bicarbonate 20. Drinks, three wet diapers. Rehydration drink after every stool. Catch-up vaccines with
pediatrician.
{attending}
