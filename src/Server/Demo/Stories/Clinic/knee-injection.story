story: knee-injection
title: Knee osteoarthritis, steroid injection
setting: outpatient
service: Orthopaedics
age: 52-86
weight: 5
reason: Knee pain

[codes]
M17.12 | | Unilateral primary osteoarthritis, left knee | Primary osteoarthritis of the left knee

[problems]
M17.12 | 5 | Osteoarthritis of the left knee

[medications]
home | acetaminophen 500 mg tablet | 2 tablets by mouth three times daily as needed

[results +00:08 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 134 | mm[Hg] | 90-140
72514-3 | Pain severity | 6 | {score} | 0-10

[document +00:20 18748-4 by radiologist]
LEFT KNEE STANDING: medial joint space narrowed to 2 mm, osteophytes. Right mild. {radiologist}

[document +00:45 34108-1 by author]
ORTHOPAEDIC CLINIC. Left knee pain {on stairs|after gardening|since the cold began}, five years, acetaminophen
little help. Small effusion, flexion 115, stable.
Primary osteoarthritis of the left knee, moderate. Consent; Triamcinolone 40 mg injected into the left knee from the
side, clean. Therapy for the thigh. Not more than three a year. Talk about replacement when nights are bad.
{author}
