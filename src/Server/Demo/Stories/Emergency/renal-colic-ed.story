story: renal-colic-ed
title: Right ureteral stone, passed at home
setting: emergency
service: Emergency
age: 24-66
weight: 5
reason: Flank pain
fits: anyone

[values]
size = 3..5
creat = 0.8..1.1

[codes]
N20.1 | | Calculus of ureter | Right distal ureteral stone

[medications]
discharge | ibuprofen 200 mg tablet | 3 tablets by mouth every 6 hours | 310965
discharge | tamsulosin 0.4 mg capsule | 1 capsule by mouth once daily for 14 days
discharge | ondansetron 4 mg tablet | 1 tablet by mouth every 8 hours as needed

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 36.8 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 152 | mm[Hg] | 90-140
8867-4 | Heart rate | 98 | /min | 60-100
72514-3 | Pain severity | 10 | {score} | 0-10

[results +00:40 24356-8 Urinalysis]
5799-2 | Leukocyte esterase | negative | | negative
5802-4 | Nitrite | negative | | negative
5794-3 | Hemoglobin, urine | large | | negative

[results +00:45 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.0 | mmol/L | 3.5-5.1

[document +01:30 18748-4 by radiologist]
CT KUB, low dose: {size} mm stone at the right ureterovesical junction, mild hydronephrosis. Appendix normal.
{radiologist}

[document +02:40 34111-5 by emergency]
ED NOTE: {age} {man}, sudden right flank pain to the groin at {03:00|05:00|noon}, paces, vomited. No fever. Flank
tender, belly soft. Urine blood, no infection; creatinine {creat}. Ketorolac 15 mg, ondansetron: pain 2.
Right distal ureteral stone, {size} mm, mild hydronephrosis. Should pass. Ibuprofen, tamsulosin, strainer. Urology
in two weeks. Fever or no relief: return.
{emergency}
