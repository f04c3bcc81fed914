story: stroke-cauti
title: Lacunar stroke complicated by a catheter-associated urinary infection
setting: inpatient
service: Neurology
age: 62-88
weight: 1
stay: 7
reason: Left arm and leg weak
disposition: 62
drg: 065
hac: cauti

[values]
sbp = 172..194
temp = 38.4..39.0
wbc = 13.1..16.4

[codes]
I63.81 | Y | Other cerebral infarction due to occlusion or stenosis of small artery | Lacunar infarct of the right internal capsule
G81.94 | Y | Hemiplegia, unspecified affecting left nondominant side | left hemiparesis in a right-handed
T83.511A | N | Infection and inflammatory reaction due to indwelling urethral catheter, initial encounter | catheter-associated urinary tract infection
N39.0 | N | Urinary tract infection, site not specified | urinary tract infection
B96.1 | N | Klebsiella pneumoniae [K. pneumoniae] as the cause of diseases classified elsewhere | Klebsiella pneumoniae
I10 | Y | Essential (primary) hypertension | Hypertension
E11.9 | Y | Type 2 diabetes mellitus without complications | type 2 diabetes
Z79.84 | | Long term (current) use of oral hypoglycemic drugs | metformin 500 mg twice daily

[problems]
I10 | 16 | Essential hypertension
E11.9 | 9 | Type 2 diabetes mellitus

[medications]
home | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361
home | metformin 500 mg tablet | 1 tablet by mouth twice daily | 861007
inpatient | aspirin 325 mg tablet | 1 tablet by mouth once daily | 212033
inpatient +4d09:30 | ceftriaxone 1 g injection | 1 g intravenously every 24 hours
discharge | aspirin 81 mg tablet | 1 tablet by mouth once daily | 243670
discharge | clopidogrel 75 mg tablet | 1 tablet by mouth once daily for 3 weeks | 309362
discharge | atorvastatin 80 mg tablet | 1 tablet by mouth at night | 259255

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 96 | mm[Hg] | 60-90
8867-4 | Heart rate | 78 | /min | 60-100

[results +00:50 24356-8 Urinalysis]
5799-2 | Leukocyte esterase | negative | | negative
5802-4 | Nitrite | negative | | negative

[results +00:50 58410-2 Complete blood count]
6690-2 | Leukocytes | 7.2 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 13.6 | g/dL | 12.0-17.0
777-3 | Platelets | 222 | 10*3/uL | 150-400

[results +4d05:30 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0

[results +4d06:00 24356-8 Urinalysis]
5799-2 | Leukocyte esterase | positive | | negative
5802-4 | Nitrite | positive | | negative

[results +6d09:00 630-4 Urine culture]
630-4 | Bacteria identified | Klebsiella pneumoniae, more than 100,000 CFU/mL | | no growth

[document +00:55 18748-4 by radiologist]
MR BRAIN: diffusion restriction 11 mm in the right internal capsule, acute. No hemorrhage. Old white-matter change.
Vessels open. {radiologist}

[document +02:30 34117-2 by attending]
NEUROLOGY H&P

Woke with a weak left side; last well the evening before, so no lysis. {age} {man}, right-handed. Hypertension, type
2 diabetes, metformin 500 mg twice daily. No
allergies. {sbp}/96. Face even, left arm 3/5, leg 3/5, speech clear, no neglect. Urine clean on arrival. Catheter
placed in the emergency department because {he}
could not stand.
Lacunar infarct of the right internal capsule with left hemiparesis in a right-handed {man}. Aspirin, statin,
pressure to 220 allowed for a day, therapy.

{attending}

[document +4d09:00 11506-3 by attending]
Day 5: chills, {temp}, cloudy urine. Catheter in since arrival, five days, no reason left. White count {wbc}, urine
positive; chest clear.
catheter-associated urinary tract infection, not present on arrival. Catheter out, culture, ceftriaxone. Event
report filed.

{attending}

[document +6d10:00 11506-3 by resident]
No fever 36 h. Klebsiella pneumoniae. Arm 4/5. Rehabilitation accepts for tomorrow. {resident}

[document +7d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Lacunar infarct of the right internal capsule, left hemiparesis in a right-handed {man}, arm and leg 4/5.
Hospital-acquired: catheter-associated urinary tract infection
(Klebsiella pneumoniae), ceftriaxone, last dose tomorrow. Hypertension; type 2 diabetes. Aspirin, clopidogrel three
weeks, atorvastatin. To inpatient rehabilitation.

{attending}
