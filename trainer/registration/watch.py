"""What the registration chapter answers when earlier chapters tell of a change."""
