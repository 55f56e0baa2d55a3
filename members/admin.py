"""What the desk finds of this room."""

from members import desk as desk
