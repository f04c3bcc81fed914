story: afib-cardioversion
title: New atrial fibrillation with rapid rate, cardioverted
setting: inpatient
service: Cardiology
age: 50-80
weight: 4
stay: 2
reason: Palpitations
disposition: 01
drg: 310

[values]
hr = 142..158
tsh = 0.9..3.1

[codes]
I48.0 | Y | Paroxysmal atrial fibrillation | Paroxysmal atrial fibrillation with rapid ventricular response
I10 | Y | Essential (primary) hypertension | Hypertension
G47.33 | Y | Obstructive sleep apnea (adult) (pediatric) | obstructive sleep apnea
E66.9 | Y | Obesity, unspecified | Obesity
Z79.82 | | Long term (current) use of aspirin | aspirin 81 mg daily for years
5A2204Z | day 1 | Restoration of cardiac rhythm, single | One synchronized shock of 200 J restored sinus rhythm
B245ZZ4 | day 1 | Ultrasonography of left heart, transesophageal | Transesophageal echocardiogram of the left heart

[problems]
I10 | 11 | Essential hypertension
G47.33 | 4 | Obstructive sleep apnea
E66.9 | 12 | Obesity

[medications]
home | lisinopril 10 mg tablet | 1 tablet by mouth once daily | 314076
home | aspirin 81 mg tablet | 1 tablet by mouth once daily | 243670
stop | aspirin 81 mg tablet | stopped
inpatient | diltiazem infusion | 5 to 15 mg per hour
inpatient | apixaban 5 mg tablet | 1 tablet by mouth twice daily | 1364445
discharge | apixaban 5 mg tablet | 1 tablet by mouth twice daily | 1364445
discharge | metoprolol succinate 50 mg tablet | 1 tablet by mouth once daily | 866436

[results +00:05 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 124 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 80 | mm[Hg] | 60-90
8867-4 | Heart rate | {hr} | /min | 60-100
59408-5 | Oxygen saturation | 97 | % | 94-100

[results +00:45 51990-0 Basic metabolic panel]
2823-3 | Potassium | 4.1 | mmol/L | 3.5-5.1
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2
19123-9 | Magnesium | 2.0 | mg/dL | 1.7-2.2

[results +01:20 3016-3 Thyrotropin]
3016-3 | Thyrotropin | {tsh} | m[IU]/L | 0.4-4.5

[results +00:45 89579-7 Troponin I, high sensitivity]
89579-7 | Troponin I.cardiac, high sensitivity | 18 | ng/L | <53

[flaw query-unsupported]
add | 18842-5 | Acute diastolic heart failure.
gain | I50.31 | Y
ask | Heart failure stands in the discharge summary alone: lungs clear, no edema, ejection fraction 58 percent, no diuretic. Is it confirmed?
drg | 308

[document +00:15 11524-6 by emergency]
ECG: atrial fibrillation, ventricular rate {hr}, no acute ST change. {emergency}

[document +01:40 34111-5 by emergency]
ED: {age} {man}, heart racing since {yesterday noon|last night|yesterday morning}, a little dizzy, no chest pain, no
syncope. Rate {hr}, pressure
124/80. Diltiazem 20 mg then infusion: 104. Troponin 18, thyroid sent. Onset not certain within 48 hours: no
immediate shock. Admit cardiology.
{emergency}

[document +03:05 34117-2 by attending]
CARDIOLOGY H&P

First episode known. PMH: Hypertension; obstructive sleep apnea, mask used half the nights; Obesity, BMI 33.
Lisinopril 10 mg; aspirin 81 mg
daily for years on {his} own account. Allergies none. Two drinks on weekends.
Lungs clear, irregular pulse, no murmur, no edema.
IMPRESSION: Paroxysmal atrial fibrillation with rapid ventricular response. CHA2DS2-VASc at least 1, treat as to be
cardioverted: apixaban now,
echo through the esophagus and shock tomorrow.

{attending}

[document +1d11:00 28570-0 by cardiologist]
TRANSESOPHAGEAL ECHO AND CARDIOVERSION

Consent signed; propofol by {anaesthetist}. Transesophageal echocardiogram of the left heart: no thrombus in the
left atrial appendage, velocity
48 cm/s, ejection fraction 58 percent, mild mitral regurgitation.
One synchronized shock of 200 J restored sinus rhythm at 68. Awake and moving all limbs.

{cardiologist}

[document +2d09:20 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSIS: Paroxysmal atrial fibrillation with rapid ventricular response, sinus rhythm since cardioversion on
{day+1}.
OTHERS: Hypertension; obstructive sleep apnea; Obesity. Thyrotropin {tsh}.
MEDICATIONS: apixaban 5 mg twice daily for at least four weeks, metoprolol succinate 50 mg, lisinopril 10 mg.
Aspirin stopped.
Mask every night. Clinic in four weeks.

{attending}
