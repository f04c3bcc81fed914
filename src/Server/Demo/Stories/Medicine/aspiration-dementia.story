story: aspiration-dementia
title: Aspiration pneumonia in advanced Alzheimer dementia with severe malnutrition
setting: inpatient
service: Medicine
age: 78-96
weight: 3
stay: 5
reason: Fever and choking at meals
disposition: 03
drg: 177

[values]
temp = 38.3..39.0
wbc = 13.9..18.8
wt = 41..47
na = 150..154

[codes]
J69.0 | Y | Pneumonitis due to inhalation of food and vomit | Aspiration pneumonia of the right lower lobe
E43 | Y | Unspecified severe protein-calorie malnutrition | Severe protein-calorie malnutrition
E87.0 | Y | Hyperosmolality and hypernatremia | hypernatremia
G30.1 | Y | Alzheimer's disease with late onset | Alzheimer disease of late onset
F02.C0 | Y | Dementia in other diseases classified elsewhere, severe, without behavioral disturbance, psychotic disturbance, mood disturbance, and anxiety | severe dementia without behavioral disturbance
R13.12 | Y | Dysphagia, oropharyngeal phase | oropharyngeal dysphagia
L89.152 | Y | Pressure ulcer of sacral region, stage 2 | stage 2 pressure injury of the sacrum, present on arrival
Z66 | Y | Do not resuscitate | Do not resuscitate

[problems]
G30.1 | 8 | Alzheimer disease of late onset
R13.12 | 1 | Oropharyngeal dysphagia

[medications]
home | memantine 10 mg tablet | 1 tablet by mouth twice daily | 996561
inpatient | ampicillin-sulbactam 3 g injection | 3 g intravenously every 6 hours
inpatient | dextrose 5 % infusion | 75 mL/h
discharge | amoxicillin-clavulanate 875-125 mg tablet | 1 tablet, crushed, by mouth twice daily for 3 days
discharge | memantine 10 mg tablet | 1 tablet by mouth twice daily | 996561

[results +00:12 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 108 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 60 | mm[Hg] | 60-90
8867-4 | Heart rate | 104 | /min | 60-100
59408-5 | Oxygen saturation on room air | 91 | % | 94-100
29463-7 | Body weight | {wt} | kg | 

[results +00:50 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 11.4 | g/dL | 12.0-16.0

[results +00:52 51990-0 Basic metabolic panel]
2951-2 | Sodium | {na} | mmol/L | 135-145
2160-0 | Creatinine | 1.1 | mg/dL | 0.6-1.2
3094-0 | Urea nitrogen | 34 | mg/dL | 7-20

[results +3d06:00 51990-0 Basic metabolic panel]
2951-2 | Sodium | 143 | mmol/L | 135-145

[flaw query-unspecific]
say | Severe protein-calorie malnutrition | Malnutrition
lose | E43 | E46
ask | How severe is the malnutrition? Dietitian's findings: loss over 15 percent in a year, severe wasting.
drg | 178

[document +01:30 18748-4 by radiologist]
CHEST, PORTABLE AP. Airspace opacity in the right lower lobe. No effusion. Old rib fractures on the left.
IMPRESSION: right lower lobe pneumonia,
consider aspiration.
{radiologist}

[document +02:50 34117-2 by attending]
HISTORY AND PHYSICAL (from the nursing home's papers and family)

{age} resident of {Harbor House|Saint Owen Manor|Willow Court}. Coughs at every meal for weeks; today fever and
rattling after lunch. Eats a quarter of
the plate; weight 56 kg a year ago.
PAST: Alzheimer disease of late onset, severe dementia without behavioral disturbance; speaks single words, needs
help with everything.
ALLERGIES none. CODE STATUS: Do not resuscitate, form from the nursing home copied to the chart.

EXAM: {temp}. Thin, sunken temples, loss of muscle at shoulders and thighs, weight {wt} kg. Coarse crackles right
base. Skin: stage 2 pressure injury
of the sacrum, present on arrival, 2 by 2 cm.

IMPRESSION
1. Aspiration pneumonia of the right lower lobe.
2. hypernatremia {na}, free water by vein.
3. Malnutrition, dietitian to grade. 4. Sacral injury: foam, turning.

{attending}

[document +1d11:00 11488-4 by dietitian]
NUTRITION CONSULT

Intake below half of need for more than a month; weight loss over 15 percent in a year; severe wasting of
temporalis, deltoid and quadriceps, severe
loss of fat at triceps. By ASPEN criteria: Severe protein-calorie malnutrition in chronic illness. Advise fortified
puree, supplements three times a
day, hand feeding; family does not want a tube.

{dietitian}

[document +1d14:00 11488-4 by therapist]
SWALLOW EVALUATION. Delayed trigger, wet voice after thin liquid: oropharyngeal dysphagia. Puree and honey-thick
liquid, upright 90 degrees, small
spoon.
{therapist}

[document +3d09:30 11506-3 by attending]
PROGRESS NOTE

No fever. Sodium 143. Eats half with feeding. Agree with dietitian: Severe protein-calorie malnutrition, supplements
given. Antibiotic to tablets
tomorrow. Spoke with {daughter|son|niece}: comfort first, no tube, return to the home.

{attending}

[document +5d10:30 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL: Aspiration pneumonia of the right lower lobe.
SECONDARY: Severe protein-calorie malnutrition; hypernatremia, corrected; Alzheimer disease of late onset with
severe dementia; oropharyngeal
dysphagia; stage 2 pressure injury of the sacrum, present on arrival, clean. Do not resuscitate.
TO: nursing facility. Amoxicillin-clavulanate for 3 days, memantine. Puree, honey-thick, hand feeding.

{attending}
