story: asthma-adult
title: Severe asthma exacerbation in an adult
setting: inpatient
service: Pulmonology
age: 19-54
weight: 3
stay: 2
reason: Wheezing
disposition: 01
drg: 203

[values]
pef = 32..39
hr = 116..128
eos = 0.6..1.1

[codes]
J45.51 | Y | Severe persistent asthma with (acute) exacerbation | Severe persistent asthma with acute exacerbation
J30.81 | Y | Allergic rhinitis due to animal (cat) (dog) hair and dander | allergic rhinitis to cat dander
Z79.51 | | Long term (current) use of inhaled steroids | fluticasone-salmeterol 250/50

[problems]
J45.50 | 14 | Severe persistent asthma
J30.81 | 12 | Allergic rhinitis to cat dander

[allergies]
Aspirin | wheezing | severe

[medications]
home | fluticasone-salmeterol 250/50 mcg inhaler | 1 inhalation twice daily
home | albuterol 90 mcg inhaler | 2 puffs every 4 hours as needed | 745679
inpatient | methylprednisolone 60 mg injection | 60 mg intravenously every 12 hours
inpatient | albuterol and ipratropium nebulizer | every 4 hours
inpatient | magnesium sulfate 2 g injection | 2 g intravenously once
discharge | prednisone 20 mg tablet | 2 tablets by mouth once daily for 5 days | 312615
discharge | montelukast 10 mg tablet | 1 tablet by mouth at night

[results +00:05 85353-1 Vital signs]
8310-5 | Body temperature | 36.9 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 136 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 82 | mm[Hg] | 60-90
8867-4 | Heart rate | {hr} | /min | 60-100
9279-1 | Respiratory rate | 30 | /min | 12-20
59408-5 | Oxygen saturation on room air | 92 | % | 94-100

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | 9.9 | 10*3/uL | 4.5-11.0
711-2 | Eosinophils | {eos} | 10*3/uL | 0.0-0.5
718-7 | Hemoglobin | 14.2 | g/dL | 12.0-17.0

[results +00:50 24338-6 Arterial blood gas]
2744-1 | pH of arterial blood | 7.43 | [pH] | 7.35-7.45
2019-8 | Carbon dioxide, arterial | 36 | mm[Hg] | 35-45
2703-7 | Oxygen, arterial | 68 | mm[Hg] | 80-100

[flaw query-unsupported]
add | 18842-5 | Acute hypoxic respiratory failure.
gain | J96.01 | Y
ask | Respiratory failure stands in the discharge summary alone: 92 percent, normal gas, "no respiratory failure" in the admission note. Is it confirmed?
drg | 202

[document +01:50 34111-5 by emergency]
ED NOTE

Hx: {age} with asthma, {moved in with a friend who has two cats|visited a house with cats|is looking after a
neighbour's cat}, wheezing worse for
two days, albuterol every hour, no sleep. Never intubated. Aspirin makes {him} wheeze.
PE: Sits forward, words not sentences, rate {hr}, wheeze both phases. Peak flow {pef} percent of best. Film clear.
Tx: three duonebs, methylprednisolone, magnesium 2 g. After two hours peak flow 48 percent: not enough, admit.
Dx: asthma exacerbation, severe.

{emergency}

[document +03:00 34117-2 by attending]
PULMONARY ADMISSION NOTE

Controller is fluticasone-salmeterol 250/50, which {he} takes "most days"; night waking three times a week for
months; two courses of prednisone
this year. allergic rhinitis to cat dander. Never smoked. ALLERGIES: aspirin - wheezing. No other illness.

Gas on arrival pH 7.43, carbon dioxide 36: no respiratory failure. Eosinophils {eos}.

Severe persistent asthma with acute exacerbation, trigger cat dander. Steroids, nebulizers every four hours, peak
flow chart. Speak about a
biologic in clinic.

{attending}

[document +1d09:30 11506-3 by resident]
Slept. Full sentences, scattered wheeze, peak flow 68 percent, 96 percent on room air. Nebulizers to six-hourly,
prednisone by mouth.
Technique checked: was not holding breath; corrected.
{resident}

[document +2d09:00 18842-5 by attending]
DISCHARGE SUMMARY

Dx: Severe persistent asthma with acute exacerbation; allergic rhinitis to cat dander.
Course: two days, peak flow {pef} percent on arrival, 81 percent now. No ventilation.
Rx: prednisone 40 mg for 5 days, montelukast 10 mg at night, fluticasone-salmeterol 250/50 twice daily every day,
albuterol for need. No aspirin or
other NSAID.
Asthma action plan given. Clinic in seven days; away from the cats until then.

{attending}
