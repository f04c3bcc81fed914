story: cataract-surgery
title: Cataract operation of the left eye
setting: outpatient
service: Surgery
age: 61-88
weight: 3
reason: Cataract operation

[codes]
H25.12 | | Age-related nuclear cataract, left eye | Age-related nuclear cataract of the left eye

[medications]
discharge | prednisolone acetate 1 % eye drops | 1 drop in the left eye four times daily, tapering
discharge | moxifloxacin 0.5 % eye drops | 1 drop in the left eye four times daily for 7 days

[results +00:15 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 138 | mm[Hg] | 90-140
8867-4 | Heart rate | 72 | /min | 60-100

[document +00:30 34117-2 by author]
DAY SURGERY H&P. {mr} {last}, {age}: reads with difficulty, glare at night, left 20/70. Age-related nuclear cataract
of the left eye. No blood thinner to stop. Heart and lungs fine for sedation. No allergies. {author}

[document +01:40 11504-8 by surgeon]
OPERATION: Phacoemulsification of cataract, left eye, with posterior chamber lens +21.0. Topical and light sedation,
{anaesthetist}. Clear corneal incision, capsulorhexis round, nucleus divided, lens in the bag. No complication.
Shield. Seen tomorrow.
{surgeon}
