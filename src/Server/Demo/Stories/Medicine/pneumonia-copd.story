story: pneumonia-copd
title: Pneumococcal pneumonia with an acute exacerbation of COPD
setting: inpatient
service: Medicine
age: 55-86
weight: 6
stay: 4
reason: Shortness of breath and cough
drg: 193

[values]
temp = 38.4..39.3
spo2 = 83..87
rr = 26..32
wbc = 14.1..18.9
paco2 = 52..61

[codes]
J13 | Y | Pneumonia due to Streptococcus pneumoniae | Pneumococcal pneumonia of the right lower lobe
J96.01 | Y | Acute respiratory failure with hypoxia | Acute hypoxic respiratory failure
J44.0 | Y | Chronic obstructive pulmonary disease with (acute) lower respiratory infection | COPD with lower respiratory infection
J44.1 | Y | Chronic obstructive pulmonary disease with (acute) exacerbation | acute exacerbation of COPD
F17.210 | Y | Nicotine dependence, cigarettes, uncomplicated | smokes one pack of cigarettes daily

[problems]
J44.9 | 9 | Chronic obstructive pulmonary disease
F17.210 | 30 | Nicotine dependence, cigarettes

[allergies]
Codeine | nausea | mild

[medications]
home | tiotropium 18 mcg inhalation capsule | 1 capsule inhaled once daily | 580261
home | albuterol 90 mcg inhaler | 2 puffs every 4 hours as needed | 745679
inpatient | ceftriaxone 1 g injection | 1 g intravenously every 24 hours
inpatient | azithromycin 500 mg injection | 500 mg intravenously every 24 hours
inpatient | prednisone 40 mg tablet | 1 tablet by mouth daily for 5 days
discharge | amoxicillin 875 mg tablet | 1 tablet by mouth twice daily for 4 days | 308194

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 138 | mm[Hg] | 90-140
8867-4 | Heart rate | 108 | /min | 60-100
9279-1 | Respiratory rate | {rr} | /min | 12-20
59408-5 | Oxygen saturation on room air | {spo2} | % | 94-100

[results +00:35 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 13.9 | g/dL | 12.0-17.0
777-3 | Platelets | 261 | 10*3/uL | 150-400

[results +00:40 24338-6 Arterial blood gas]
2744-1 | pH of arterial blood | 7.33 | [pH] | 7.35-7.45
2019-8 | Carbon dioxide, arterial | {paco2} | mm[Hg] | 35-45
2703-7 | Oxygen, arterial | 54 | mm[Hg] | 80-100

[results +1d16:00 24351-9 Streptococcus pneumoniae antigen, urine]
24027-5 | Streptococcus pneumoniae antigen | positive | | negative

[flaw query-unspecific]
say | Acute hypoxic respiratory failure | Hypoxia
say | Respiratory failure resolving | Hypoxia resolving
lose | J96.01 | R09.02
ask | Which diagnosis do saturation in the eighties on room air, 26 to 32 breaths, accessory muscles and high-flow oxygen stand for?
drg | 194

[document +01:20 18748-4 by radiologist]
CHEST RADIOGRAPH, two views

INDICATION: Cough, fever, hypoxia.
FINDINGS: Dense consolidation of the right lower lobe with air bronchograms. Flattened diaphragms and increased
retrosternal air. No effusion. Heart size normal.
IMPRESSION: 1. Right lower lobe pneumonia. 2. Hyperinflation in keeping with COPD.

{radiologist}

[document +02:30 34117-2 by attending]
HISTORY AND PHYSICAL

CHIEF COMPLAINT: "I can't get my breath."

HISTORY OF PRESENT ILLNESS: {age} {man} with COPD who {still |}smokes one pack of cigarettes daily. Four days of
rising
cough with rust-coloured sputum, fever since yesterday, and breathlessness at rest today. {He} used the rescue inhaler
every two hours without relief.

EXAMINATION: Temperature {temp}, respirations {rr}, saturation {spo2} percent on room air, speaking in short phrases
and
using accessory muscles. Bronchial breathing at the right base, wheeze throughout.

DATA: White count {wbc}. Arterial gas on room air pH 7.33, carbon dioxide {paco2}, oxygen 54.

ASSESSMENT AND PLAN:
1. Pneumonia of the right lower lobe. Ceftriaxone and azithromycin. Urinary antigens, blood cultures.
2. Acute hypoxic respiratory failure: oxygen by high-flow nasal cannula, target 90 percent.
3. COPD with lower respiratory infection and acute exacerbation of COPD: prednisone, nebulized bronchodilators.
4. Nicotine dependence: patch, counselling given for ten minutes.

{attending}

[document +2d09:30 11506-3 by attending]
PROGRESS NOTE

S: Sleeping flat, less cough. O: Afebrile for 20 hours, saturation 92 percent on 2 litres. Wheeze is less.
Pneumococcal urinary antigen is positive.
A/P: Pneumococcal pneumonia, improving; stop azithromycin. Respiratory failure resolving, wean oxygen. Prednisone
day 3 of 5.

{attending}

[document +4d10:00 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Pneumococcal pneumonia of the right lower lobe.
SECONDARY: Acute hypoxic respiratory failure; acute exacerbation of COPD; nicotine dependence, cigarettes.

COURSE: {mr} {last} needed high-flow oxygen for a day and a half. The urinary antigen showed pneumococcus. On the
fourth day
{he} walked the corridor at 91 percent on room air.

DISCHARGE MEDICATIONS: amoxicillin 875 mg twice daily for 4 days, prednisone 40 mg to complete 5 days, tiotropium,
albuterol.
FOLLOW-UP: primary physician in one week; chest film in six weeks to see the consolidation gone.

{attending}
