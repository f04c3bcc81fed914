story: acetaminophen-overdose
title: Acetaminophen overdose with liver injury
setting: inpatient
service: Medicine
age: 16-45
weight: 2
stay: 4
reason: Took tablets
arrives: 9-11
disposition: 65
drg: 917

[values]
apap = 168..214
alt = 1240..2860
inr = 1.6..2.1

[codes]
T39.1X2A | Y | Poisoning by 4-Aminophenol derivatives, intentional self-harm, initial encounter | took about 25 g of acetaminophen to die
K72.00 | Y | Acute and subacute hepatic failure without coma | acute liver failure without encephalopathy due to acetaminophen
F32.2 | Y | Major depressive disorder, single episode, severe without psychotic features | Major depressive disorder, single episode, severe

[medications]
inpatient | acetylcysteine infusion | 150 mg/kg, then 50 mg/kg, then 100 mg/kg, extended
discharge | escitalopram 10 mg tablet | 1 tablet by mouth once daily | 349332

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 36.8 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 118 | mm[Hg] | 90-140
8867-4 | Heart rate | 96 | /min | 60-100

[results +00:40 3298-5 Acetaminophen]
3298-5 | Acetaminophen | {apap} | ug/mL | 10-30

[results +00:40 4024-6 Salicylate]
4024-6 | Salicylate | <1 | mg/dL | <20

[results +00:45 24325-3 Hepatic function panel]
1742-6 | Alanine aminotransferase | 66 | U/L | 7-56
1975-2 | Bilirubin, total | 0.9 | mg/dL | 0.2-1.3

[results +1d18:00 24325-3 Hepatic function panel]
1742-6 | Alanine aminotransferase | {alt} | U/L | 7-56
1975-2 | Bilirubin, total | 2.4 | mg/dL | 0.2-1.3

[results +1d18:00 5902-2 Coagulation]
6301-6 | INR | {inr} | {INR} | 0.9-1.1

[results +4d06:00 24325-3 Hepatic function panel]
1742-6 | Alanine aminotransferase | 612 | U/L | 7-56
1975-2 | Bilirubin, total | 1.1 | mg/dL | 0.2-1.3
6301-6 | INR | 1.1 | {INR} | 0.9-1.1

[document +01:20 34111-5 by emergency]
ED

{age} {man}, alone, took about 25 g of acetaminophen to die, 14 hours ago, told {a friend|the sister|a teacher} this
morning. Vomited twice. No other drug, no alcohol. Alert, sad, epigastrium tender. Level {apap} at 14 hours: above
the line. Acetylcysteine started at once. Poison
center agrees. One-to-one.
{emergency}

[document +02:40 34117-2 by attending]
MEDICINE H&P. Healthy, no medicines, allergies none. First self-harm. After months of sadness, no sleep, left
{school|work|the team}. Exam: RUQ tender, no asterixis, oriented. Acetylcysteine, liver tests every 12 h,
psychiatry.
{attending}

[document +1d14:00 34788-0 by psychiatrist]
PSYCHIATRY CONSULT. Major depressive disorder, single episode, severe, no psychosis. Wished to die, relieved in part
to live. Sitter. Inpatient psychiatry when the liver allows. Escitalopram then. {psychiatrist}

[document +2d09:00 11506-3 by attending]
ALT {alt}, INR {inr}, clear in mind, no asterixis: acute liver failure without encephalopathy due to acetaminophen.
Acetylcysteine prolonged. Transplant center informed; no criteria. {attending}

[document +4d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Poisoning: took about 25 g of acetaminophen to die. acute liver failure without encephalopathy due to acetaminophen,
INR {inr} at worst, 1.1 now, ALT falling, 612. Major depressive disorder, single episode, severe: begins
escitalopram. Transferred to the psychiatric unit.

{attending}
