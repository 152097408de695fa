# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Empties a bucket before it is deleted."""


def empty_bucket(event, properties, state):
    """All versions, delete markers and unfinished uploads, if the bucket still has the tag that agrees to it.

    When the consent is taken back, this resource leaves the stack and the bucket does not; CloudFormation takes the tag off
    before it deletes anything. A bucket without tags is an error that says that they do not exist, and so nothing to be done.
    """
    s3, bucket, until = client("s3"), {"Bucket": properties["Bucket"]}, end_of_step(state)
    if properties["Consent"] not in [tag["Key"] for tag in s3.get_bucket_tagging(**bucket)["TagSet"]]:
        return None
    while time.time() < until:
        page = s3.list_object_versions(**bucket)
        found = [{k: v[k] for k in ("Key", "VersionId")} for v in page.get("Versions", []) + page.get("DeleteMarkers", [])]
        if found:
            for refused in s3.delete_objects(**bucket, Delete={"Objects": found, "Quiet": True}).get("Errors", []):
                raise Exception("cannot be deleted: " + json.dumps(refused))
        else:
            uploads = s3.list_multipart_uploads(**bucket).get("Uploads")
            if not uploads:
                return None
            for upload in uploads:
                s3.abort_multipart_upload(**bucket, Key=upload["Key"], UploadId=upload["UploadId"])
    return 1
