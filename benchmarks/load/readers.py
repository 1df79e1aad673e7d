"""Strangers who read. Each asks one page a second, so that so many of them are so many requests a second."""

import random

from locust import FastHttpUser, constant_throughput, task

HOW_MANY = 100
REGISTER = ("/register/", "/register/opgaven/", "/register/trajecten/")
WORDS = ("plein", "dorpshart", "water", "wonen", "groen", "verkeer", "energie", "jeugd")


class Reader(FastHttpUser):
    fixed_count = HOW_MANY
    wait_time = constant_throughput(1)

    @task(4)
    def front_page(self) -> None:
        self.client.get("/", name="lezer: voorpagina")

    @task(3)
    def register(self) -> None:
        self.client.get(random.choice(REGISTER), name="lezer: register")

    @task(2)
    def dossier(self) -> None:
        self.client.get("/register/trajecten/dorpshart/", name="lezer: traject")

    @task(1)
    def search(self) -> None:
        self.client.get(f"/register/opgaven/?q={random.choice(WORDS)}", name="lezer: zoeken")
