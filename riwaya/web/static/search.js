// Results as one types: htmx does what the form's attributes say. Without it the form is sent as any form.
import "./htmx-4.0.1.esm.min.js";
