story: copd-visit
title: COPD, clinic visit
setting: outpatient
service: Pulmonology
age: 55-84
weight: 5
reason: COPD follow-up
never: 140

[values]
fev = 48..61
spo2 = 93..95

[codes]
J44.9 | | Chronic obstructive pulmonary disease, unspecified | COPD, stable
Z87.891 | | Personal history of nicotine dependence | stopped smoking three years ago

[problems]
J44.9 | 7 | Chronic obstructive pulmonary disease

[medications]
home | tiotropium 18 mcg inhalation capsule | 1 capsule inhaled once daily
home | albuterol 90 mcg inhaler | 2 puffs every 4 hours as needed | 745679

[vaccines]
+00:45 | 140 | Influenza, split virus, trivalent, PF

[results +00:08 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 132 | mm[Hg] | 90-140
8867-4 | Heart rate | 80 | /min | 60-100
59408-5 | Oxygen saturation on room air | {spo2} | % | 94-100

[results +00:30 19926-5 Spirometry]
19926-5 | FEV1/FVC after bronchodilator | 0.58 | {ratio} | >0.70
20150-9 | FEV1, percent of predicted | {fev} | % | >80

[document +00:50 34108-1 by author]
PULMONARY CLINIC. {mr} {last}: no flare since the last visit a year ago, walks {half a mile|to the shops}, cough in
the morning. stopped smoking three years ago. Breath sounds low, no wheeze. FEV1 {fev} percent, saturation {spo2}.
COPD, stable. Tiotropium; technique good. Flu shot given, pneumococcal done. Rehabilitation offered. One year.
{author}
