story: copd-hypercapnic
title: COPD exacerbation with hypercapnic respiratory failure on bilevel ventilation
setting: inpatient
service: Pulmonology
age: 58-84
weight: 5
stay: 4
reason: Short of breath, drowsy
arrives: 2-2
disposition: 06
drg: 189

[values]
pco2 = 72..84
ph2 = 22..27
pco2b = 54..58
rr = 30..34

[codes]
J96.22 | Y | Acute and chronic respiratory failure with hypercapnia | Acute on chronic hypercapnic respiratory failure
J44.1 | Y | Chronic obstructive pulmonary disease with (acute) exacerbation | acute exacerbation of COPD
I27.23 | Y | Pulmonary hypertension due to lung diseases and hypoxia | pulmonary hypertension due to COPD
Z99.81 | | Dependence on supplemental oxygen | home oxygen 2 L
Z87.891 | | Personal history of nicotine dependence | stopped smoking six years ago

5A09458 | day 0 | Assistance with respiratory ventilation, 24-96 consecutive hours, intermittent positive airway pressure | bilevel mask ventilation for 31 hours

[problems]
J44.9 | 14 | Chronic obstructive pulmonary disease
I27.23 | 2 | Pulmonary hypertension due to COPD

[medications]
home | umeclidinium-vilanterol 62.5/25 mcg inhaler | 1 inhalation once daily
home | albuterol 90 mcg inhaler | 2 puffs every 4 hours as needed | 745679
inpatient | methylprednisolone 60 mg injection | 60 mg intravenously every 12 hours
inpatient | azithromycin 500 mg injection | 500 mg intravenously once daily
discharge | prednisone 20 mg tablet | 2 tablets by mouth once daily for 2 days | 312615
discharge | azithromycin 250 mg tablet | 1 tablet by mouth once daily for 1 day | 308460

[results +00:06 85353-1 Vital signs]
8310-5 | Body temperature | 37.0 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 148 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 86 | mm[Hg] | 60-90
8867-4 | Heart rate | 112 | /min | 60-100
9279-1 | Respiratory rate | {rr} | /min | 12-20
59408-5 | Oxygen saturation on 2 L | 83 | % | 94-100

[results +00:25 24338-6 Arterial blood gas]
2744-1 | pH of arterial blood | 7.{ph2} | [pH] | 7.35-7.45
2019-8 | Carbon dioxide, arterial | {pco2} | mm[Hg] | 35-45
2703-7 | Oxygen, arterial | 51 | mm[Hg] | 80-100

[results +08:00 24338-6 Arterial blood gas]
2744-1 | pH of arterial blood | 7.34 | [pH] | 7.35-7.45
2019-8 | Carbon dioxide, arterial | {pco2b} | mm[Hg] | 35-45

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | 10.4 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 16.1 | g/dL | 12.0-17.0

[document +00:55 18748-4 by radiologist]
CHEST PORTABLE: hyperinflated, no consolidation, no pneumothorax, prominent central pulmonary arteries. {radiologist}

[document +01:30 34111-5 by emergency]
ED

{age} {man}, COPD, home oxygen 2 L. Worse for three days with green sputum, drowsy since this morning. RR {rr},
wheeze, using neck muscles, follows simple
commands. Gas 7.{ph2} / {pco2} / 51. Nebulizers, steroids, then
bilevel mask. No tube wanted unless all else fails (confirmed with {his} {spouse}).
{emergency}

[document +03:00 34117-2 by attending]
PULMONARY H&P

Known: COPD stage IV, FEV1 31 percent; pulmonary hypertension due to COPD on last year's catheter; home oxygen 2 L;
stopped smoking six years ago.
Usual carbon dioxide 52. Umeclidinium-vilanterol, albuterol. No drug allergy.
Findings: drowsy, rousable, wheeze everywhere, ankle pits slightly. Film without pneumonia.

Diagnosis: Acute on chronic hypercapnic respiratory failure due to acute exacerbation of COPD.
Plan: bilevel mask ventilation 14/6, gas in two hours, methylprednisolone, azithromycin, step-down.

{attending}

[document +1d10:00 11506-3 by attending]
PROGRESS NOTE. Awake, breakfast off the mask. pH 7.34, carbon dioxide {pco2b}. bilevel mask ventilation for 31 hours
until now with short breaks; stop at
15:00, nasal oxygen 2 L for 90 percent. Prednisone from tomorrow.
{attending}

[document +4d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Principal: Acute on chronic hypercapnic respiratory failure. Cause: acute exacerbation of COPD. Background:
pulmonary hypertension due to COPD, home oxygen.
Needed mask ventilation from {day} to {day+1}. Back at 2 L, walks to the kitchen distance with stops.
Prednisone 2 more days, azithromycin 1 day, inhalers, visiting nurse, rehabilitation referral. Night ventilation to
be discussed in clinic in three weeks.

{attending}
