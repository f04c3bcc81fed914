story: screening-colonoscopy
title: Screening colonoscopy with polyp removal
setting: outpatient
service: Gastroenterology
age: 46-75
weight: 6
reason: Screening colonoscopy

[codes]
Z12.11 | | Encounter for screening for malignant neoplasm of colon | Screening for colon cancer, average risk
D12.3 | | Benign neoplasm of transverse colon | tubular adenoma of the transverse colon
K57.30 | | Diverticulosis of large intestine without perforation or abscess without bleeding | diverticulosis of the sigmoid colon

[medications]
home | polyethylene glycol bowel preparation | in two parts before the examination

[results +00:10 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 126 | mm[Hg] | 90-140
8867-4 | Heart rate | 74 | /min | 60-100
59408-5 | Oxygen saturation on room air | 98 | % | 94-100

[document +00:50 18751-8 by gastroenterologist]
COLONOSCOPY REPORT

INDICATION: Screening for colon cancer, average risk, {first examination|ten years after a normal one}. SEDATION:
propofol. PREPARATION: Boston 8. Cecum reached, appendix orifice and valve photographed, withdrawal nine minutes.
FINDINGS: 7 mm sessile polyp of the transverse colon, cold snare, retrieved. Few diverticula: diverticulosis of the
sigmoid colon. Otherwise normal to the anus.
PLAN: Letter with histology. No aspirin change.

{gastroenterologist}

[document +01:20 11526-1 by pathologist]
COLON, TRANSVERSE, POLYP: tubular adenoma of the transverse colon, no high-grade dysplasia. {pathologist}
