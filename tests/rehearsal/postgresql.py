# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""A temporary PostgreSQL server for one test: it lives in a temporary folder, with its socket, and ends with the test.

Needs Debian's packages postgresql and libpq5; `find()` returns None without them.
"""

import atexit
import ctypes
import ctypes.util
import glob
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile


class SqlError(Exception):
    pass


def find():
    """The folder of the server's programs."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    return folders[0] if folders and ctypes.util.find_library("pq") else None


class Server:
    """Only the test can reach the server: it listens on no port, and its folder belongs to the user that runs it."""

    def __init__(self):
        programs = pathlib.Path(find())
        self.folder = tempfile.mkdtemp(prefix="strata-postgresql-")
        self.user, self.drop = self._user()
        shutil.chown(self.folder, self.user)
        data = self.folder + "/data"
        self._run(programs / "initdb", "-D", data, "-U", "admin", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        settings = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off -c autovacuum=off -c full_page_writes=off"
        self._stop = lambda: self._run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop", check=False)
        atexit.register(self.stop)
        self._run(programs / "pg_ctl", "-D", data, "-w", "-o", settings, "-l", self.folder + "/log", "start")

    @staticmethod
    def _user():
        """PostgreSQL does not run as root."""
        if os.getuid() != 0:
            return os.getuid(), {}
        for name in ("postgres", "nobody"):
            try:
                found = pwd.getpwnam(name)
            except KeyError:
                continue
            return found.pw_uid, {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
        raise RuntimeError("neither postgres nor nobody is a user of this machine")

    def _run(self, *command, check=True):
        result = subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", **self.drop)
        if check and result.returncode:
            raise RuntimeError(result.stderr.decode())

    def stop(self):
        if self.folder:
            self._stop()
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def connect(self):
        return Connection(f"host={self.folder} user=admin dbname=postgres client_min_messages=error")


class Connection:
    """The necessary part of libpq: statements that are texts, rows of texts."""

    def __init__(self, how):
        self.pq = ctypes.CDLL(ctypes.util.find_library("pq"))
        for name in ("PQconnectdb", "PQexec"):
            getattr(self.pq, name).restype = ctypes.c_void_p
        for name in ("PQerrorMessage", "PQresultErrorMessage", "PQgetvalue"):
            getattr(self.pq, name).restype = ctypes.c_char_p
        self.connection = ctypes.c_void_p(self.pq.PQconnectdb(how.replace(" client_min_messages=error", "").encode()))
        if self.pq.PQstatus(self.connection):
            raise SqlError(self.pq.PQerrorMessage(self.connection).decode())
        self.run("SET client_min_messages = error")

    def run(self, sql):
        """The rows of the last statement, as tuples of texts and None."""
        result = ctypes.c_void_p(self.pq.PQexec(self.connection, sql.encode()))
        try:
            if self.pq.PQresultStatus(result) not in (0, 1, 2):  # empty, command, rows
                raise SqlError(self.pq.PQresultErrorMessage(result).decode().strip())
            rows, columns = range(self.pq.PQntuples(result)), range(self.pq.PQnfields(result))
            return [tuple(None if self.pq.PQgetisnull(result, r, c) else self.pq.PQgetvalue(result, r, c).decode() for c in columns) for r in rows]
        finally:
            self.pq.PQclear(result)
