# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Empties a bucket before it is deleted."""


def empty_bucket(event, properties, state):
    """Deletes all versions, delete markers and unfinished uploads."""
    s3, bucket, until = client("s3"), {"Bucket": properties["Bucket"]}, end_of_step(state)
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
