"""Rows of the library and of the courses."""

from gerakan.stages.materials.models.courses import Audience, Course, CourseQuerySet, Lesson, Question
from gerakan.stages.materials.models.learning import Attempt, CourseCertificate, Enrolment, EnrolmentQuerySet
from gerakan.stages.materials.models.materials import Material, MaterialQuerySet, MaterialVersion
from gerakan.stages.materials.models.skills import Skill, SkillList

__all__ = [
    "Attempt", "Audience", "Course", "CourseCertificate", "CourseQuerySet", "Enrolment", "EnrolmentQuerySet", "Lesson",
    "Material", "MaterialQuerySet", "MaterialVersion", "Question", "Skill", "SkillList",
]  # fmt: skip
