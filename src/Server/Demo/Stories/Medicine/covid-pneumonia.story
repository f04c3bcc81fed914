story: covid-pneumonia
title: COVID-19 pneumonia with hypoxic respiratory failure
setting: inpatient
service: Medicine
age: 52-88
weight: 2
stay: 6
reason: Cough, fever, short of breath
disposition: 01
drg: 177
season: winter

[values]
spo2 = 82..86
temp = 38.1..39.0
crp = 92..168
lymph = 0.5..0.8

[codes]
U07.1 | Y | COVID-19 | COVID-19
J12.82 | Y | Pneumonia due to coronavirus disease 2019 | pneumonia due to COVID-19
J96.01 | Y | Acute respiratory failure with hypoxia | acute hypoxic respiratory failure
I10 | Y | Essential (primary) hypertension | Hypertension
E11.65 | Y | Type 2 diabetes mellitus with hyperglycemia | Type 2 diabetes mellitus with hyperglycemia
T38.0X5A | N | Adverse effect of glucocorticoids and synthetic analogues, initial encounter | sugars driven up by dexamethasone
Z79.84 | | Long term (current) use of oral hypoglycemic drugs | metformin 1,000 mg twice daily
Z28.310 | | Unvaccinated for COVID-19 | Never vaccinated against COVID-19
XW033E5 | day 0 | Introduction of remdesivir anti-infective into peripheral vein, percutaneous approach, new technology group 5 | Remdesivir 200 mg intravenously

[problems]
I10 | 10 | Essential hypertension
E11.9 | 6 | Type 2 diabetes mellitus

[medications]
home | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361
home | metformin 1000 mg tablet | 1 tablet by mouth twice daily | 861004
inpatient | remdesivir 100 mg injection | 200 mg on day 1, then 100 mg intravenously once daily
inpatient | dexamethasone 6 mg tablet | 1 tablet by mouth once daily | 197583
inpatient | enoxaparin 40 mg injection | 40 mg under the skin once daily
inpatient | insulin lispro 100 units/mL injection | by scale with meals
discharge | dexamethasone 6 mg tablet | 1 tablet by mouth once daily for 4 days | 197583

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 128 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 74 | mm[Hg] | 60-90
8867-4 | Heart rate | 102 | /min | 60-100
9279-1 | Respiratory rate | 30 | /min | 12-20
59408-5 | Oxygen saturation on room air | {spo2} | % | 94-100

[results +01:10 94500-6 SARS-CoV-2 RNA]
94500-6 | SARS-CoV-2 RNA | detected | | not detected

[results +00:50 58410-2 Complete blood count]
6690-2 | Leukocytes | 5.6 | 10*3/uL | 4.5-11.0
731-0 | Lymphocytes | {lymph} | 10*3/uL | 1.0-4.0
777-3 | Platelets | 172 | 10*3/uL | 150-400

[results +00:52 1988-5 C-reactive protein]
1988-5 | C reactive protein | {crp} | mg/L | <5

[results +2d06:00 2345-7 Glucose]
2345-7 | Glucose | 286 | mg/dL | 70-99

[results +4d06:00 1988-5 C-reactive protein]
1988-5 | C reactive protein | 31 | mg/L | <5

[flaw query-unspecific]
say | acute hypoxic respiratory failure | respiratory distress
lose | J96.01 | R06.03
ask | Which diagnosis do 82 to 86 percent on room air, 30 breaths and high-flow oxygen stand for?
drg | 177

[document +01:30 18748-4 by radiologist]
PORTABLE CHEST. Patchy peripheral opacities in both mid and lower zones. Heart normal. No effusion. Pattern of viral
pneumonia.
{radiologist}

[document +02:20 34117-2 by attending]
HISTORY AND PHYSICAL (isolation room)

Six days of cough, fever, no taste; breathless since yesterday. {A grandchild|A neighbour} had the same last
week. Never vaccinated against
COVID-19. PMH Hypertension, type 2 diabetes. Home: amlodipine 5 mg, metformin 1,000 mg twice daily. NKDA.

Temp {temp}, RR 30, {spo2} percent on room air, 93 on 5 L. Fine crackles both bases. Calves soft.
PCR positive. Lymphocytes {lymph}, CRP {crp}.

IMP: COVID-19 with pneumonia due to COVID-19 and acute hypoxic respiratory failure.
PLAN: Remdesivir 200 mg intravenously now, then 100 mg for four days; dexamethasone 6 mg; enoxaparin; lie prone when
awake. Metformin held.

{attending}

[document +2d10:00 11506-3 by resident]
PROGRESS NOTE - HD3

High-flow oxygen 40 L/45 percent since last night, better when prone. Glucose 286: Type 2 diabetes mellitus with
hyperglycemia, sugars driven up
by dexamethasone; insulin scale raised. No fever. Day 3 remdesivir.

{resident}

[document +4d10:00 11506-3 by attending]
PROGRESS NOTE - HD5

2 L nasal. CRP 31. Last remdesivir today. Walks to the bathroom at 91 percent.

{attending}

[document +6d11:00 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: COVID-19.
OTHER: pneumonia due to COVID-19; acute hypoxic respiratory failure, resolved (93 percent on room air walking); Type
2 diabetes mellitus with
hyperglycemia while on dexamethasone; Hypertension.
COURSE: five days of remdesivir, dexamethasone (4 more days at home), high-flow oxygen for two days, no ventilation.
MEDICINES: dexamethasone 6 mg for 4 days, metformin and amlodipine as before. Check sugar twice a day while on
dexamethasone.
FOLLOW-UP: primary physician by video in three days. Vaccine three months from now.

{attending}
