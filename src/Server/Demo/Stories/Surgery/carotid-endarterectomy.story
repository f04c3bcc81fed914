story: carotid-endarterectomy
title: Symptomatic right carotid stenosis, endarterectomy
setting: inpatient
service: Surgery
age: 60-83
weight: 2
stay: 1
reason: Planned carotid operation
disposition: 01
drg: 039

[values]
vel = 310..390

[codes]
I65.21 | Y | Occlusion and stenosis of right carotid artery | high-grade stenosis of the right internal carotid artery
I10 | Y | Essential (primary) hypertension | Hypertension
E78.5 | Y | Hyperlipidemia, unspecified | hyperlipidemia
Z87.891 | | Personal history of nicotine dependence | stopped smoking last year
Z86.73 | | Personal history of transient ischemic attack (TIA), and cerebral infarction without residual deficits | transient ischemic attack three weeks ago
03CK0ZZ | day 0 | Extirpation of matter from right internal carotid artery, open approach | Right carotid endarterectomy
03UK0JZ | day 0 | Supplement right internal carotid artery with synthetic substitute, open approach | closed with a polyester patch

[problems]
I10 | 16 | Essential hypertension
E78.5 | 10 | Hyperlipidemia
I65.21 | 0 | Stenosis of the right carotid artery

[medications]
home | aspirin 81 mg tablet | 1 tablet by mouth once daily | 243670
home | atorvastatin 80 mg tablet | 1 tablet by mouth at night | 259255
home | lisinopril 20 mg tablet | 1 tablet by mouth once daily | 314077
inpatient | heparin 7000 units injection | 7000 units intravenously before the clamp
discharge | clopidogrel 75 mg tablet | 1 tablet by mouth once daily | 309362

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 138 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 78 | mm[Hg] | 60-90
8867-4 | Heart rate | 66 | /min | 60-100

[results +00:25 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 1.0 | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.3 | mmol/L | 3.5-5.1

[document +00:40 34117-2 by attending]
VASCULAR SURGERY H&P

{mr} {last}, {age}: transient ischemic attack three weeks ago, left hand clumsy for twenty minutes, nothing left of
it. Duplex: high-grade stenosis of the
right internal carotid artery, peak velocity {vel} cm/s, left below 50 percent. MRI: no infarct. Hypertension,
hyperlipidemia, stopped smoking last year.
Aspirin 81 mg, atorvastatin 80 mg, lisinopril 20 mg. No allergies.
Neurologically normal today. Bruit on the right.
Plan: Right carotid endarterectomy. Stroke risk of operation put at two to three percent. Consent.

{attending}

[document +03:40 11504-8 by surgeon]
OPERATIVE REPORT

Right carotid endarterectomy, closed with a polyester patch. General anesthesia with EEG watch ({anaesthetist}); no
change at clamping, no shunt.
Ulcerated plaque to 3 cm above the bifurcation, end feathered. Heparin 7000, clamp 38 minutes. Completion duplex
clean. Hypoglossal and vagus seen. Loss 60 mL.
Woke moving all limbs, tongue straight.

{surgeon}

[document +03:55 34750-0 by anaesthetist]
ASA 3. Arterial line left. Remifentanil and sevoflurane; pressure kept 140-160 during the clamp, below 140 after.
{anaesthetist}

[document +1d09:00 18842-5 by attending]
DISCHARGE SUMMARY

high-grade stenosis of the right internal carotid artery, symptomatic (transient ischemic attack three weeks ago).
Right carotid endarterectomy with patch,
{day}. Neck soft, voice normal, no deficit, pressure 128. Also Hypertension, hyperlipidemia.
Clopidogrel for a month with aspirin; atorvastatin; lisinopril. Duplex and clinic in one month. Headache or fits:
come at once.

{attending}
