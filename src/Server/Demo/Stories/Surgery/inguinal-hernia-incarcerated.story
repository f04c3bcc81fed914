story: inguinal-hernia-incarcerated
title: Incarcerated right inguinal hernia, open mesh repair
setting: inpatient
service: Surgery
sex: M
age: 42-84
weight: 2
stay: 1
reason: Painful lump in the groin
disposition: 01
drg: 352

[codes]
K40.30 | Y | Unilateral inguinal hernia, with obstruction, without gangrene, not specified as recurrent | incarcerated right inguinal hernia with obstruction, no gangrene
N40.0 | Y | Benign prostatic hyperplasia without lower urinary tract symptoms | enlarged prostate without symptoms
0YU50JZ | day 0 | Supplement right inguinal region with synthetic substitute, open approach | Open repair of right inguinal hernia with polypropylene mesh

[problems]
N40.0 | 5 | Benign prostatic hyperplasia

[medications]
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
discharge | ibuprofen 200 mg tablet | 2 tablets by mouth every 6 hours as needed | 310965

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | 36.8 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 146 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 82 | mm[Hg] | 60-90
8867-4 | Heart rate | 94 | /min | 60-100

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | 9.1 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 14.9 | g/dL | 13.0-17.0

[results +00:50 2524-7 Lactate]
2524-7 | Lactate | 1.2 | mmol/L | 0.5-2.0

[document +01:30 34117-2 by attending]
SURGICAL H&P

{age} man, lump in the right groin for three years which always went back; since {lifting a fridge|digging|moving a
sofa} this morning hard, painful, does
not go back. Vomited once. enlarged prostate without symptoms. No medicines, no allergies.
EXAM: tense tender lump right groin above the pubic tubercle, skin normal. Belly slightly round.
Attempt at reduction with morphine failed. Film: a few fluid levels.
DIAGNOSIS: incarcerated right inguinal hernia with obstruction, no gangrene suspected. To theatre now.

{attending}

[document +04:40 11504-8 by surgeon]
OPERATIVE REPORT

Open repair of right inguinal hernia with polypropylene mesh. Spinal anesthesia, {anaesthetist}.
Indirect sac with a loop of ileum, dusky at first, pink and moving after ten minutes of warm packs; no resection.
Sac closed high. Mesh 7.5 by 15 cm fixed to
the inguinal ligament and conjoint tendon. Nerve seen and kept. Loss 20 mL.
POSTOPERATIVE DIAGNOSIS: incarcerated right inguinal hernia with obstruction, no gangrene.

{surgeon}

[document +04:50 34750-0 by anaesthetist]
Spinal, 12 mg heavy bupivacaine, block to T8. Phenylephrine small doses. Passed urine before leaving recovery. ASA
2. {anaesthetist}

[document +1d09:00 18842-5 by attending]
DISCHARGE NOTE

incarcerated right inguinal hernia with obstruction, no gangrene; repaired with mesh {day}. Night quiet, eats,
flatus. Ibuprofen. No lifting for four weeks.
Wound check in ten days. enlarged prostate without symptoms: nothing needed.

{attending}
