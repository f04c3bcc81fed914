story: knee-arthroplasty
title: Osteoarthritis of the right knee, total knee replacement
setting: inpatient
service: Orthopaedics
age: 58-82
weight: 4
stay: 2
reason: Planned knee replacement
disposition: 06
drg: 470

[values]
hgb = 10.4..11.6
flex = 78..92

[codes]
M17.11 | Y | Unilateral primary osteoarthritis, right knee | Primary osteoarthritis of the right knee
E66.9 | Y | Obesity, unspecified | Obesity
I10 | Y | Essential (primary) hypertension | hypertension
0SRC0J9 | day 0 | Replacement of right knee joint with synthetic substitute, cemented, open approach | Cemented total replacement of the right knee

[problems]
M17.11 | 6 | Osteoarthritis of the right knee
I10 | 9 | Essential hypertension
E66.9 | 14 | Obesity

[allergies]
Sulfamethoxazole | rash | moderate

[medications]
home | hydrochlorothiazide 25 mg tablet | 1 tablet by mouth once daily | 310798
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
inpatient | tranexamic acid 1 g injection | 1 g intravenously before the cuff
discharge | aspirin 81 mg tablet | 1 tablet by mouth twice daily for 4 weeks | 243670
discharge | oxycodone hydrochloride 5 mg tablet | 1 tablet by mouth every 4 hours as needed | 1049621
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth three times daily

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 136 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 80 | mm[Hg] | 60-90
8867-4 | Heart rate | 72 | /min | 60-100

[results +1d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-17.0
777-3 | Platelets | 236 | 10*3/uL | 150-400

[results +1d06:00 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2
2951-2 | Sodium | 138 | mmol/L | 135-145

[flaw query-unsupported]
add | 18842-5 | Acute blood loss anemia.
gain | D62 | N
ask | Anemia stands in the discharge summary alone: hemoglobin above 10, no symptoms, no treatment. Was it clinically significant?
drg | 470

[document +00:40 34117-2 by attending]
ORTHOPAEDIC H&P

{mr} {last}, {age}: right knee pain for six years, walks {two blocks|to the mailbox|with a stick}, night pain.
Exercise, weight loss, two injections: no lasting
help. Films: bone on bone medially. Primary osteoarthritis of the right knee.
Past: hypertension (hydrochlorothiazide), Obesity, body mass index 34. Allergy: sulfa - rash. Dentist cleared.
Exam: varus 8 degrees, flexion 100, stable, pulses good, skin whole.
Plan: total knee replacement today, spinal, tranexamic acid.

{attending}

[document +03:20 11504-8 by surgeon]
OPERATIVE REPORT

Cemented total replacement of the right knee, posterior stabilized, patella resurfaced.
Anesthesia: spinal with adductor canal block ({anaesthetist}). Cuff 58 minutes. Loss 150 mL.
Medial parapatellar approach. Femur 5 degrees valgus, tibia square; gaps equal; trial 0 to 125. Components size 5
and 4, insert 11 mm, cement. Closed in layers
in flexion.

{surgeon}

[document +03:30 34750-0 by anaesthetist]
Spinal bupivacaine 11 mg, sedation light. Steady. Block with ropivacaine 20 mL. ASA 2. {anaesthetist}

[document +1d09:30 11506-3 by attending]
POD 1. Pain 4 walking. Hemoglobin {hgb}, no symptoms, no treatment. Dressing dry. Flexion {flex}. Walked thirty
metres with frame.
{attending}

[document +1d14:00 11506-3 by therapist]
PHYSICAL THERAPY. Bed to chair with standby help, stairs up three with rail, flexion {flex}. Goals for home nearly
met. {therapist}

[document +2d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Primary osteoarthritis of the right knee; Cemented total replacement of the right knee on {day}. hypertension,
Obesity.
No complication. Home with visiting therapy three times a week. Aspirin twice daily for four weeks, acetaminophen, a
few oxycodone. Clips out in two weeks.

{attending}
