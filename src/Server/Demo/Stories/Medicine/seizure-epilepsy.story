story: seizure-epilepsy
title: Breakthrough seizures after missed levetiracetam
setting: inpatient
service: Neurology
age: 20-62
weight: 2
stay: 1
reason: Two seizures today
disposition: 01
drg: 101

[values]
lact = 3.1..4.6
glu = 96..134

[codes]
G40.409 | Y | Other generalized epilepsy and epileptic syndromes, not intractable, without status epilepticus | Generalized tonic-clonic epilepsy, not intractable
T42.6X6A | Y | Underdosing of other antiepileptic and sedative-hypnotic drugs, initial encounter | missed five days of levetiracetam
Z91.138 | Y | Patient's unintentional underdosing of medication regimen for other reason | left the tablets at home by mistake when travelling
S01.512A | Y | Laceration without foreign body of oral cavity, initial encounter | laceration of the tongue

[problems]
G40.409 | 11 | Generalized tonic-clonic epilepsy

[medications]
home | levetiracetam 750 mg tablet | 1 tablet by mouth twice daily | 311290
inpatient | levetiracetam 1500 mg injection | 1500 mg intravenously once
inpatient | lorazepam 2 mg injection | 2 mg intravenously once
discharge | levetiracetam 750 mg tablet | 1 tablet by mouth twice daily | 311290

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 37.1 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 142 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 84 | mm[Hg] | 60-90
8867-4 | Heart rate | 108 | /min | 60-100
59408-5 | Oxygen saturation | 98 | % | 94-100

[results +00:20 2345-7 Glucose]
2345-7 | Glucose | {glu} | mg/dL | 70-99

[results +00:40 2524-7 Lactate]
2524-7 | Lactate | {lact} | mmol/L | 0.5-2.0

[results +00:42 51990-0 Basic metabolic panel]
2951-2 | Sodium | 139 | mmol/L | 135-145
17861-6 | Calcium | 9.3 | mg/dL | 8.6-10.3
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2

[document +01:10 18748-4 by radiologist]
CT HEAD WITHOUT CONTRAST: No hemorrhage, mass or infarct. Ventricles normal. {radiologist}

[document +01:40 34111-5 by emergency]
ED NOTE

{age} {man} with epilepsy; two convulsions two hours apart, each about two minutes, the second in the ambulance bay.
Bit the tongue. Partner says
{he} missed five days of levetiracetam. No fever, no alcohol, no head strike.
Now sleepy, answers, moves all limbs. laceration of the tongue, 1 cm, left edge, not bleeding, no suture. Glucose
{glu}, lactate {lact}.
Lorazepam 2 mg, levetiracetam 1500 mg. Neurology admits for observation of the state of mind overnight.

{emergency}

[document +03:00 34117-2 by attending]
NEUROLOGY ADMISSION

Generalized tonic-clonic epilepsy, not intractable, since age {eleven|fourteen|seventeen}; two years without a
seizure on levetiracetam 750 mg twice
daily. {He} left the tablets at home by mistake when travelling. Otherwise healthy. No allergies. Does not drive.
Exam: drowsy, oriented, no focal sign, neck supple.
Seizures from missed medicine. Not status: woke between them. Load given, restart the usual dose. EEG only if not
awake by morning.

{attending}

[document +1d09:30 18842-5 by attending]
DISCHARGE SUMMARY

Generalized tonic-clonic epilepsy, not intractable, with breakthrough seizures because {he} missed five days of
levetiracetam. Small laceration of
the tongue.
No further seizure in 22 hours, wide awake. Levetiracetam 750 mg twice daily as before; a spare strip in the travel
bag. No driving for six months by
state rule. Neurology in four weeks.

{attending}
