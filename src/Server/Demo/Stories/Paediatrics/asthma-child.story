story: asthma-child
title: Status asthmaticus in a child
setting: inpatient
service: Paediatrics
age: 4-12
weight: 4
stay: 2
reason: Wheezing
disposition: 01
drg: 203

[values]
rr = 38..46
spo2 = 90..91

[codes]
J45.42 | Y | Moderate persistent asthma with status asthmaticus | Moderate persistent asthma with status asthmaticus
Z77.22 | | Contact with and (suspected) exposure to environmental tobacco smoke (acute) (chronic) | smoker in the home

[problems]
J45.40 | 2 | Moderate persistent asthma

[medications]
home | fluticasone 44 mcg inhaler | 2 puffs twice daily with spacer
home | albuterol 90 mcg inhaler | 2 puffs every 4 hours as needed | 745679
inpatient | albuterol nebulizer | continuous 10 mg per hour, then by weaning scale
inpatient | dexamethasone 0.6 mg/kg | by mouth once daily, 2 doses
inpatient | magnesium sulfate 50 mg/kg | intravenously once

[results +00:06 85353-1 Vital signs]
8310-5 | Body temperature | 37.2 | Cel | 36.1-37.8
8867-4 | Heart rate | 146 | /min | 70-120
9279-1 | Respiratory rate | {rr} | /min | 18-30
59408-5 | Oxygen saturation on room air | {spo2} | % | 94-100

[document +01:10 34111-5 by emergency]
PEDS ED

{age} {boy} with asthma and a cold for two days; albuterol every two hours at home. {rr} breaths, {spo2} percent,
retractions, wheeze, short phrases. Score 10. Three nebulizers with ipratropium, dexamethasone, magnesium: score 7.
Continuous
albuterol, admit.
{emergency}

[document +02:20 34117-2 by attending]
PEDIATRICS H&P. Moderate persistent asthma, controller forgotten half of the days, one admission last year, never
intensive care. smoker in the home ({uncle|father|grandmother}). No allergies. Did not break with three treatments:
Moderate persistent asthma
with status asthmaticus. Continuous albuterol, wean by score, second dexamethasone tomorrow.
{attending}

[document +1d09:00 11506-3 by resident]
Albuterol every 3 h. 95 percent on air. Plays. {resident}

[document +2d09:00 18842-5 by attending]
DISCHARGE SUMMARY. Moderate persistent asthma with status asthmaticus, trigger a cold. Every 4 h albuterol
overnight, no oxygen. Controller with spacer shown back by the child; action plan for school; smoke outside only,
quit line given. Clinic in three days.
{attending}
