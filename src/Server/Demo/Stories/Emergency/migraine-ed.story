story: migraine-ed
title: Migraine without aura, treated in the emergency department
setting: emergency
service: Emergency
age: 17-52
weight: 5
reason: Headache

[codes]
G43.009 | | Migraine without aura, not intractable, without status migrainosus | Migraine without aura, not intractable

[problems]
G43.009 | 6 | Migraine without aura

[medications]
home | sumatriptan 50 mg tablet | 1 tablet by mouth at onset
inpatient | metoclopramide 10 mg injection | 10 mg intravenously once
inpatient | ketorolac 15 mg injection | 15 mg intravenously once

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 124 | mm[Hg] | 90-140
8867-4 | Heart rate | 78 | /min | 60-100
72514-3 | Pain severity | 8 | {score} | 0-10

[document +02:20 34111-5 by emergency]
EMERGENCY NOTE

{age} {man}, left throbbing headache since {last night|this morning}, like {his} usual ones but vomited the
sumatriptan. Light hurts. Not sudden, no fever, no weakness, no trauma. {He} has had these for six years.
Neck supple, discs sharp, no focal sign. No imaging needed.
Migraine without aura, not intractable, no status. Metoclopramide, ketorolac, 1 L saline: 8 to 1 in an hour. Home in
the dark. Diary; primary about prevention if more than four a month.

{emergency}
