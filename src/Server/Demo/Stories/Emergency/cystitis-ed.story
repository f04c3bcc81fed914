story: cystitis-ed
title: Acute cystitis
setting: emergency
service: Emergency
sex: F
age: 18-48
weight: 6
reason: Burning on urination
fits: anyone

[codes]
N30.00 | | Acute cystitis without hematuria | Acute cystitis, no blood in the urine

[medications]
discharge | nitrofurantoin, macrocrystals 100 mg capsule | 1 capsule by mouth twice daily for 5 days | 1648759

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 36.9 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 116 | mm[Hg] | 90-140
8867-4 | Heart rate | 76 | /min | 60-100

[results +00:30 24356-8 Urinalysis]
5799-2 | Leukocyte esterase | positive | | negative
5802-4 | Nitrite | positive | | negative
5794-3 | Hemoglobin, urine | negative | | negative

[results +00:32 2106-3 Pregnancy test, urine]
2106-3 | Choriogonadotropin, urine | negative | | negative

[document +00:55 34111-5 by emergency]
FAST TRACK. {age} woman, two days of burning and urgency. No fever, no flank pain, no discharge. No flank
tenderness. Urine nitrite and leukocytes, no blood; pregnancy test negative. Acute cystitis, no blood in the urine.
Nitrofurantoin five days. Fever or back pain: come back.
{emergency}
