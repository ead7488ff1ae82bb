"""Values and rules: pure, frozen, standard library only. No I/O, no Qt."""
