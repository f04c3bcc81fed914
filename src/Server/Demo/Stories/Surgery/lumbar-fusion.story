story: lumbar-fusion
title: Degenerative spondylolisthesis L4-L5, decompression and fusion
setting: inpatient
service: Orthopaedics
age: 50-76
weight: 2
stay: 3
reason: Planned spine operation
disposition: 01
drg: 402

[codes]
M43.16 | Y | Spondylolisthesis, lumbar region | degenerative spondylolisthesis L4 on L5
M48.062 | Y | Spinal stenosis, lumbar region with neurogenic claudication | lumbar spinal stenosis with neurogenic claudication
G97.41 | N | Accidental puncture or laceration of dura during a procedure | small accidental tear of the dura
0SG00AJ | day 0 | Fusion of lumbar vertebral joint with interbody fusion device, posterior approach, anterior column, open approach | interbody cage at L4-L5 from behind
0SG0071 | day 0 | Fusion of lumbar vertebral joint with autologous tissue substitute, posterior approach, posterior column, open approach | posterolateral fusion with local bone
0SB20ZZ | day 0 | Excision of lumbar vertebral disc, open approach | disc partly removed
01NB0ZZ | day 0 | Release lumbar nerve, open approach | L4 and L5 roots freed
00QT0ZZ | day 0 | Repair spinal meninges, open approach | tear was sutured

[problems]
M48.062 | 2 | Lumbar spinal stenosis

[medications]
home | gabapentin 300 mg capsule | 1 capsule by mouth three times daily | 310431
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
discharge | oxycodone hydrochloride 5 mg tablet | 1 tablet by mouth every 4 hours as needed | 1049621
discharge | gabapentin 300 mg capsule | 1 capsule by mouth three times daily | 310431

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 128 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 76 | mm[Hg] | 60-90
8867-4 | Heart rate | 74 | /min | 60-100

[results +1d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | 12.4 | g/dL | 12.0-17.0

[document +00:45 34117-2 by attending]
SPINE SURGERY H&P

{age} {man} with two years of pain and heaviness in both legs after 200 metres, better bent over a cart. MRI:
degenerative spondylolisthesis L4 on L5 with 8 mm
slip, lumbar spinal stenosis with neurogenic claudication. Therapy and injections without lasting effect.
Gabapentin. Healthy otherwise. No allergies. Non-smoker.
Power full, ankle jerks absent.
Plan: decompression, cage and screws L4-L5.

{attending}

[document +05:30 11504-8 by surgeon]
OPERATIVE REPORT

OPERATION: L4-L5 decompression; interbody cage at L4-L5 from behind, filled with local bone; posterolateral fusion
with local bone; pedicle screws.
ANESTHESIA: General, {anaesthetist}; neuromonitoring unchanged. LOSS: 320 mL.
Laminectomy L4, facets undercut, L4 and L5 roots freed. Under the ligament, thin and stuck, a small accidental tear
of the dura, 4 mm, clear fluid; the tear was
sutured and sealed, dry on Valsalva. disc partly removed and endplates prepared; cage 10 mm. Screws by navigation.
Drain none.

{surgeon}

[document +05:50 34750-0 by anaesthetist]
Prone, eyes checked. Total intravenous anesthesia for the monitoring. ASA 2. Woke moving both feet. {anaesthetist}

[document +1d09:00 11506-3 by resident]
POD 1. Flat for 24 hours because of the dural repair, no headache. Legs light, power full. Dressing dry.
{resident}

[document +3d10:00 18842-5 by attending]
DISCHARGE SUMMARY

degenerative spondylolisthesis L4 on L5; lumbar spinal stenosis with neurogenic claudication. Decompression and
fusion {day}. small accidental tear of the dura,
repaired; no leak. Walks the ward and stairs. Oxycodone short, gabapentin. No bending for six weeks. Clinic in two
weeks.

{attending}
