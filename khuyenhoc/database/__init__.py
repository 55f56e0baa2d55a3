"""Django's PostgreSQL backend that starts or joins the embedded server when it first connects."""
