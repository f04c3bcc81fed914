story: back-pain-visit
title: Acute low back pain
setting: outpatient
service: Family Medicine
age: 22-64
weight: 7
reason: Back pain

[codes]
M54.50 | | Low back pain, unspecified | Acute low back pain without sciatica

[medications]
discharge | naproxen 500 mg tablet | 1 tablet by mouth twice daily for 10 days | 198014

[results +00:05 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 126 | mm[Hg] | 90-140
72514-3 | Pain severity | 6 | {score} | 0-10

[document +00:25 34108-1 by author]
OFFICE NOTE

Low back pain for five days after {lifting a child|shovelling|a long drive}. No leg pain, no numbness, bladder fine,
no fever, no cancer, no steroid. Bends to the knees, straight leg raise negative, power and reflexes normal.
Acute low back pain without sciatica. No film. Naproxen, heat, keep moving; therapy if not better in four weeks.
Warning signs told.

{author}
