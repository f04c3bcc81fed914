story: alcohol-withdrawal
title: Alcohol withdrawal delirium
setting: inpatient
service: Medicine
age: 34-66
weight: 3
stay: 5
reason: Tremor and confusion
disposition: 01
drg: 897

[values]
hr = 118..132
sbp = 164..182
mg = 1.1..1.4
ast = 148..212
plt = 96..128

[codes]
F10.231 | Y | Alcohol dependence with withdrawal delirium | Alcohol withdrawal delirium
E83.42 | Y | Hypomagnesemia | hypomagnesemia
D69.6 | Y | Thrombocytopenia, unspecified | thrombocytopenia
K70.10 | Y | Alcoholic hepatitis without ascites | mild alcoholic hepatitis
HZ2ZZZZ | day 0 | Detoxification services for substance abuse treatment | Detoxification with symptom-triggered lorazepam

[problems]
F10.20 | 15 | Alcohol dependence

[medications]
inpatient | lorazepam 2 mg injection | 2 mg intravenously by score
inpatient | thiamine 500 mg injection | 500 mg intravenously three times daily for 3 days
inpatient | magnesium sulfate 4 g injection | 4 g intravenously once
discharge | naltrexone 50 mg tablet | 1 tablet by mouth once daily | 1483744
discharge | thiamine 100 mg tablet | 1 tablet by mouth once daily
discharge | folic acid 1 mg tablet | 1 tablet by mouth once daily

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 37.9 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 98 | mm[Hg] | 60-90
8867-4 | Heart rate | {hr} | /min | 60-100
59408-5 | Oxygen saturation | 97 | % | 94-100

[results +00:40 5643-2 Ethanol]
5643-2 | Ethanol | <10 | mg/dL | <10

[results +00:40 24323-8 Comprehensive metabolic panel]
2951-2 | Sodium | 134 | mmol/L | 135-145
2823-3 | Potassium | 3.6 | mmol/L | 3.5-5.1
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2
1920-8 | Aspartate aminotransferase | {ast} | U/L | 10-40
1742-6 | Alanine aminotransferase | 68 | U/L | 7-56
1975-2 | Bilirubin, total | 1.9 | mg/dL | 0.2-1.3

[results +00:40 19123-9 Magnesium]
19123-9 | Magnesium | {mg} | mg/dL | 1.7-2.2

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | 8.4 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 12.9 | g/dL | 12.0-17.0
777-3 | Platelets | {plt} | 10*3/uL | 150-400

[results +4d06:00 19123-9 Magnesium]
19123-9 | Magnesium | 1.9 | mg/dL | 1.7-2.2

[document +01:30 34111-5 by emergency]
ED RECORD

Brought by {a brother|a flatmate|the police after wandering}. {age} {man}, a bottle of vodka a day for years,
stopped three days ago "to get
clean". Since last night sees {insects on the wall|people in the corner|water running down the door}, picks at the
sheet, no sleep.
T 37.9, pressure {sbp}/98, rate {hr}. Coarse tremor, soaked. Oriented to name only. No head injury; CT of the head
clean. Ethanol below 10.
Lorazepam 2 mg four times in two hours. Thiamine before dextrose. Admit to step-down.

{emergency}

[document +03:30 34117-2 by attending]
ADMITTING NOTE

History from family: alcohol for 15 years, two detoxifications, one with a seizure. No other illness. No allergy
known. Smokes when drinking.
Examination: tremulous, hallucinating, disoriented in time and place; liver two fingers below the ribs, tender; no
ascites, no asterixis, no
nystagmus.
Laboratory: AST {ast} over ALT 68, bilirubin 1.9, magnesium {mg}, platelets {plt}.

1. Alcohol withdrawal delirium. Detoxification with symptom-triggered lorazepam, one-to-one sitter, thiamine 500 mg
three times a day.
2. hypomagnesemia, replace intravenously. 3. thrombocytopenia from alcohol, watch. 4. mild alcoholic hepatitis,
score does not ask for steroids.

{attending}

[document +2d09:30 11506-3 by attending]
PROGRESS NOTE

Slept four hours. Knows the ward and the month, still sees shadows in the evening. Lorazepam need 8 mg in 24 hours,
was 26. Rate 96.
Delirium clearing. Addiction consult asked for.

{attending}

[document +3d14:00 11488-4 by psychiatrist]
ADDICTION MEDICINE CONSULT

Severe alcohol use disorder. Clear today, wants help, has {a job to return to|a daughter to see again|lost the
flat}. No suicidal thought.
Advise naltrexone 50 mg once liver values fall (no opioids in use), outpatient group twice a week, peer worker
visits tomorrow.

{psychiatrist}

[document +5d10:00 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSES: Alcohol withdrawal delirium in alcohol dependence; hypomagnesemia, replaced; thrombocytopenia, platelets
141 at discharge; mild
alcoholic hepatitis.
COURSE: Five days. Detoxification with symptom-triggered lorazepam, none for the last 36 hours. No seizure.
MEDICATIONS: naltrexone 50 mg, thiamine 100 mg, folic acid 1 mg daily. No sedatives given to take home.
FOLLOW-UP: addiction clinic on {day+8}.

{attending}
