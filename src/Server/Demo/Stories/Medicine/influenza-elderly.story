story: influenza-elderly
title: Influenza A pneumonia in an elderly patient
setting: inpatient
service: Medicine
age: 72-95
weight: 4
stay: 4
reason: Fever, cough and weakness
never: 140
disposition: 01
drg: 194
season: winter

[values]
temp = 38.6..39.4
na = 128..131
wbc = 5.8..8.9

[codes]
J10.08 | Y | Influenza due to other identified influenza virus with other specified pneumonia | Influenza A with viral pneumonia
E87.1 | Y | Hypo-osmolality and hyponatremia | hyponatremia from poor intake
E86.0 | Y | Dehydration | dehydration
I10 | Y | Essential (primary) hypertension | hypertension
R54 | Y | Age-related physical debility | frailty

[problems]
I10 | 20 | Essential hypertension

[medications]
home | losartan potassium 50 mg tablet | 1 tablet by mouth once daily | 979492
inpatient | oseltamivir 75 mg capsule | 1 capsule by mouth twice daily for 5 days
inpatient | sodium chloride 0.9 % infusion | 75 mL/h for 24 hours
discharge | oseltamivir 75 mg capsule | 1 capsule by mouth twice daily for 1 day

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 112 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 62 | mm[Hg] | 60-90
8867-4 | Heart rate | 104 | /min | 60-100
59408-5 | Oxygen saturation on room air | 92 | % | 94-100

[results +00:50 92142-9 Influenza A RNA]
92142-9 | Influenza virus A RNA | detected | | not detected
94500-6 | SARS-CoV-2 RNA | not detected | | not detected

[results +00:55 51990-0 Basic metabolic panel]
2951-2 | Sodium | {na} | mmol/L | 135-145
2160-0 | Creatinine | 1.1 | mg/dL | 0.6-1.2
3094-0 | Urea nitrogen | 31 | mg/dL | 7-20

[results +00:55 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
777-3 | Platelets | 188 | 10*3/uL | 150-400

[results +00:58 33959-8 Procalcitonin]
33959-8 | Procalcitonin | 0.1 | ng/mL | <0.25

[results +3d06:00 51990-0 Basic metabolic panel]
2951-2 | Sodium | 136 | mmol/L | 135-145
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2

[flaw query-unspecific]
say | hyponatremia from poor intake | low sodium
lose | E87.1 | -
ask | Does a sodium of 128 to 131, treated with saline and rechecked, stand for a diagnosis?
drg | 195

[document +01:20 18748-4 by radiologist]
CHEST, 2 VIEWS. Bilateral perihilar interstitial opacities, more at the right base. No lobar consolidation, no
effusion. Compatible with viral
pneumonia.

{radiologist}

[document +02:40 34117-2 by attending]
GENERAL MEDICINE ADMISSION

{mr} {last}, {age}, lives {alone with home help|with a daughter|in an assisted flat}. Fever, dry cough and aching
for two days; in bed since
yesterday, drank little. No chest pain. Flu shot not this year. Takes losartan for hypertension. No known allergies.

EXAM: {temp}, 92 percent on room air, tongue dry, crackles at the right base, no leg swelling. Gets up with two
helpers; uses a cane at home.

RESULTS: Influenza A RNA detected. Sodium {na}, urea 31. Procalcitonin low.

ASSESSMENT: Influenza A with viral pneumonia. No sign of bacterial infection: no antibiotics. Dehydration, and
hyponatremia from poor intake.
Background frailty.
PLAN: Oseltamivir, saline 75 mL/h, droplet precautions, physiotherapy, losartan held.

{attending}

[document +2d10:00 11506-3 by attending]
PROGRESS NOTE. Afebrile, eats breakfast, 94 percent on air. Sodium 134. Walks with frame and one helper. Continue
oseltamivir.
{attending}

[document +4d10:00 18842-5 by attending]
DISCHARGE LETTER

Diagnosis: Influenza A with viral pneumonia. Also: hyponatremia from poor intake, sodium {na} then 136; dehydration;
hypertension; frailty.
Treatment: oseltamivir (last day tomorrow), fluids. No oxygen needed at any time.
At home: help twice daily for two weeks. Losartan again from {day+6}. Flu vaccine each autumn, please.

{attending}
