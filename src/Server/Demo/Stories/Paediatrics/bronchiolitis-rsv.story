story: bronchiolitis-rsv
title: RSV bronchiolitis in an infant
setting: inpatient
service: Paediatrics
age: 0-1
weight: 5
stay: 3
reason: Wheezing and poor feeding
arrives: 11-12
disposition: 01
drg: 202
season: winter

[values]
rr = 58..66
spo2 = 85..88
temp = 37.8..38.5
wt = 5.2..8.4

[codes]
J21.0 | Y | Acute bronchiolitis due to respiratory syncytial virus | RSV bronchiolitis
J96.01 | Y | Acute respiratory failure with hypoxia | acute hypoxic respiratory failure
E86.0 | Y | Dehydration | dehydration

[medications]
inpatient | acetaminophen 15 mg/kg suspension | by mouth every 6 hours as needed
inpatient | dextrose 5 % in saline | maintenance rate

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.5-37.5
8867-4 | Heart rate | 164 | /min | 100-160
9279-1 | Respiratory rate | {rr} | /min | 30-50
59408-5 | Oxygen saturation on room air | {spo2} | % | 94-100
29463-7 | Body weight | {wt} | kg | 

[results +01:00 92131-2 Respiratory virus panel]
92131-2 | Respiratory syncytial virus RNA | detected | | not detected
92142-9 | Influenza virus A RNA | not detected | | not detected
94500-6 | SARS-CoV-2 RNA | not detected | | not detected

[results +01:10 51990-0 Basic metabolic panel]
2951-2 | Sodium | 138 | mmol/L | 135-145
3094-0 | Urea nitrogen | 19 | mg/dL | 5-18

[document +01:30 34111-5 by emergency]
PEDIATRIC EMERGENCY NOTE

{age} {boy}, runny nose four days, wheeze and fast breathing since last night, takes a third of the bottle, two wet
diapers today. {An older sibling|The nursery group|A cousin} has a cold.
Born at term. Vaccines up to date. No wheeze before.
{temp}, {rr} breaths, {spo2} percent on room air, nasal flaring, retractions, fine crackles both sides. Dry lips.
Suction, oxygen 2 L: 94. RSV positive. Admit.

{emergency}

[document +02:40 34117-2 by attending]
PEDIATRICS H&P

As above. No heart murmur, liver at the rib margin. Film not needed.
RSV bronchiolitis, day 4, with acute hypoxic respiratory failure ({spo2} percent on room air, retractions);
dehydration from poor intake, weight {wt} kg.
High-flow 1.5 L/kg, suction before feeds, fluids by vein, no steroids, no albuterol. Droplet isolation. Parents
taught.

{attending}

[document +2d09:00 11506-3 by resident]
Day 3: off high flow since midnight, 0.5 L. Feeds two thirds. Rate 44. {resident}

[document +3d09:30 18842-5 by attending]
DISCHARGE SUMMARY

RSV bronchiolitis; acute hypoxic respiratory failure, high flow for 36 hours, now 96 percent on air asleep;
dehydration, gone. Feeds well, wets. Cough may last three weeks. Return for pauses in
breathing, blue lips, no wet diaper in eight hours. Pediatrician in two days.

{attending}
